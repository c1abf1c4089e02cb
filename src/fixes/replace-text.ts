import { Buffer, isUtf8 } from "node:buffer";
import { accessSync, chmodSync, constants, readFileSync, statSync } from "node:fs";
import { type Diagnostic, diagnose } from "../diagnostics/diagnostic.ts";
import { FILE_START } from "../diagnostics/span.ts";
import { nodeWritableFileSystem, replaceFile } from "../output/writable-file-system.ts";

/** What became of a file: its text was replaced, it holds another text than was checked, or it may not be written. */
export type Replaced = "written" | "changed" | Diagnostic;

/**
 * Replaces the text of a file of a project, whole, where it still holds the text that was checked. Keeps its rights, and
 * links that lead to it. Never throws.
 */
export function replaceText(root: string, path: string, checked: string, text: string): Replaced {
  try {
    const { realPath } = nodeWritableFileSystem;
    const file = realPath(`${root}/${path}`);
    if (!file.startsWith(`${realPath(root)}/`)) {
      const message = `${path} leads out of the project, to ${file}: it is not edited.`;
      return diagnose("path-outside-project", { path, span: FILE_START, message });
    }
    const bytes = readFileSync(file);
    // Bytes that are no UTF-8 would not come back as they were.
    if (!isUtf8(bytes) || !bytes.equals(Buffer.from(checked))) return "changed";
    accessSync(file, constants.W_OK);
    const { mode } = statSync(file);
    const keepsMode = {
      ...nodeWritableFileSystem,
      writeText: (temporary: string, written: string | Uint8Array) => {
        nodeWritableFileSystem.writeText(temporary, written);
        chmodSync(temporary, mode);
      },
    };
    replaceFile(keepsMode, file, text, `${file}.${process.pid}.tmp`);
    return "written";
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    const help = "Check the rights of the file and of its folder, and run the command again.";
    const message = `${path} cannot be written: ${reason}.`;
    return diagnose("unwritable-output", { path, span: FILE_START, message, help });
  }
}
