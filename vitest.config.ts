import { availableParallelism } from "node:os";
import { configDefaults, defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["test/**/*.test.ts"],
    exclude: [...configDefaults.exclude, "fixtures/**", "test/fixtures/**"],
    testTimeout: 60_000,
    // Vitest leaves one core idle; on two cores that would be half of them.
    maxWorkers: availableParallelism(),
  },
});
