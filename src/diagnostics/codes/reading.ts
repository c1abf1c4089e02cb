import type { DiagnosticEntry } from "../diagnostic-entry.ts";

/** Codes of reading files. */
export const readingCodes = {
  "file-too-large": {
    severity: "error",
    title: "The file is too large",
    why: "A prompt of more than a megabyte is almost always a wrong file, and would be sent with every call.",
    help: "Move bulky content into an input of the prompt.",
    explain: `At most 1 MB (1,048,576 bytes) of a prompt, partial or schema file is read.

Text that large does not belong in a template: declare an input and pass the text when the prompt is called.`,
  },
  "null-byte": {
    severity: "error",
    title: "The file holds a null byte",
    why: "A null byte means that the file is binary or damaged; providers refuse or truncate such text.",
    help: "Remove the byte, or save the file as UTF-8 text.",
    explain: `The byte 0 stands in the file. UTF-16 files saved without a byte order mark look like this, and so do images or
archives that got a \`.prompt\` name.

Open the file in an editor, save it as UTF-8, and compile again.`,
  },
  "unreadable-file": {
    severity: "error",
    title: "The file can't be read as text",
    why: "Prompt files are UTF-8 text; guessing another encoding would change what is sent.",
    help: "Check the file's permissions, and save it as UTF-8.",
    explain: `The file could not be opened, or its bytes are not UTF-8. The message says which, and where the first wrong byte is.

Files from older Windows programs are often UTF-16 or Windows-1252: save them as UTF-8.`,
  },
  "path-outside-project": {
    severity: "error",
    title: "The path leads out of the project",
    why: "A build must depend on nothing but the project, and must write nowhere else.",
    help: "Move the file into the project, or correct the path.",
    explain: `A folder in the config, or a link in the prompts or schemas folder, leads to a place above the project's root.

\`\`\`ts
export default defineConfig({ prompts: "../shared/prompts" }); // leaves the project
\`\`\`

Move the shared files into the project, or install them as a package and copy them in a build step.`,
  },
} as const satisfies Record<string, DiagnosticEntry>;
