import { availableParallelism } from "node:os";
import { configDefaults, defineConfig } from "vitest/config";

/** Tests that replace modules, or ask which are loaded: each has a process of its own. The others share two. */
const alone = [
  "test/build/project-build.test.ts",
  "test/compiler/styled-bodies.test.ts",
  "test/config/export-cache.test.ts",
  "test/watch/run-queue.test.ts",
  "test/watch/watch-project.test.ts",
];

const excluded = [...configDefaults.exclude, "fixtures/**", "test/fixtures/**"];

/** Where `.ci/run` reads the counts from. */
const report = process.env["POLYLECT_TEST_REPORT"];

export default defineConfig({
  test: {
    // Loading the compiler anew for each file would take a third of the time.
    projects: [
      {
        extends: true,
        test: {
          name: "shared",
          include: ["test/**/*.test.ts"],
          exclude: [...excluded, ...alone],
          isolate: false,
        },
      },
      { extends: true, test: { name: "alone", include: alone, exclude: excluded } },
    ],
    setupFiles: ["test/support/check-rendered-bodies.ts"],
    testTimeout: 60_000,
    // Vitest leaves one core idle; on two cores that would be half of them. One more than there are cores works while
    // others wait for watched files, processes and connections.
    maxWorkers: availableParallelism() + 1,
    ...(report && { reporters: ["default", ["json", { outputFile: report }]] }),
  },
});
