import { availableParallelism } from "node:os";
import { configDefaults, defineConfig } from "vitest/config";

/** Where `.ci/run` reads the counts from. */
const report = process.env["POLYLECT_TEST_REPORT"];

export default defineConfig({
  test: {
    include: ["test/**/*.test.ts"],
    exclude: [...configDefaults.exclude, "fixtures/**", "test/fixtures/**"],
    setupFiles: ["test/support/check-rendered-bodies.ts"],
    testTimeout: 60_000,
    // Vitest leaves one core idle; on two cores that would be half of them.
    maxWorkers: availableParallelism(),
    ...(report && { reporters: ["default", ["json", { outputFile: report }]] }),
  },
});
