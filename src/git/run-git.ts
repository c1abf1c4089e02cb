import { execFile, execFileSync } from "node:child_process";
import { promisify } from "node:util";

/** Git refused, or is not there. The message is git's own. */
export class GitError extends Error {
  override readonly name = "GitError";
}

const run = promisify(execFile);

/** More than any listing or any set of prompts takes. */
const MAX_BYTES = 1 << 30;

// Paths are never patterns, nothing that is only read is locked, and messages are in one language.
const SETTINGS = { GIT_LITERAL_PATHSPECS: "1", GIT_OPTIONAL_LOCKS: "0", LC_ALL: "C" };

/** Runs git in a folder and returns what it prints. Throws {@link GitError}. */
export async function runGit(folder: string, args: readonly string[]): Promise<Buffer> {
  try {
    const { stdout } = await run("git", args, { ...optionsFor(folder), encoding: "buffer" });
    return stdout;
  } catch (error) {
    throw describe(error);
  }
}

/** {@link runGit} with bytes for git to read. Blocks, and so serves where a caller cannot wait. */
export function runGitSync(folder: string, args: readonly string[], input: string = ""): Buffer {
  try {
    return execFileSync("git", args, {
      ...optionsFor(folder),
      input,
      stdio: ["pipe", "pipe", "pipe"],
    });
  } catch (error) {
    throw describe(error);
  }
}

function optionsFor(folder: string) {
  return { cwd: folder, env: { ...process.env, ...SETTINGS }, maxBuffer: MAX_BYTES };
}

function describe(error: unknown): GitError {
  const { code, stderr = "", message } = error as NodeJS.ErrnoException & { stderr?: string | Buffer };
  if (code === "ENOENT") return new GitError("git is not installed, or not in PATH");
  const [said = ""] = String(stderr)
    .split("\n")
    .map((line) => line.replace(/^(?:fatal|error): /, ""))
    .filter(Boolean);
  return new GitError(said || message);
}
