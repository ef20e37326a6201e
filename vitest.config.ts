import { defineConfig } from "vitest/config";

const slow = ["test/package/**", "test/cli/**", "test/examples/**", "test/adapters/**"];

export default defineConfig({
  test: {
    testTimeout: 30_000,
    projects: [
      { test: { name: "quick", include: ["test/**/*.test.ts"], exclude: slow, testTimeout: 30_000, setupFiles: ["test/seed.ts"] } },
      {
        test: { name: "full", include: slow.map((folder) => `${folder}/*.test.ts`), testTimeout: 120_000, hookTimeout: 120_000, setupFiles: ["test/seed.ts"] },
      },
    ],
  },
});
