import { createRequire } from "node:module";

/** Version of this package. */
export const { version } = createRequire(import.meta.url)("zwartlak/package.json") as { version: string };
