import fc from "fast-check";

/**
 * Property tests draw the same values in every run, so that a change fails for what it did itself. `FC_SEED=$RANDOM npm test` looks further;
 * what it finds becomes an example.
 */
fc.configureGlobal({ seed: Number(process.env.FC_SEED ?? 20261122) });
