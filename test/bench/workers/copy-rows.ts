// Parses each line of a file and writes it again, in blocks: `node copy-rows.mjs <from> <to>`. Nothing is checked.
import { closeSync, openSync, readSync, writeSync } from "node:fs";
import { StringDecoder } from "node:string_decoder";

const [, , from = "", to = ""] = process.argv;
const [input, output] = [openSync(from, "r"), openSync(to, "w")];
const buffer = Buffer.allocUnsafe(1 << 18);
const decoder = new StringDecoder("utf8");
let rest = "";
for (let count = readSync(input, buffer); count > 0; count = readSync(input, buffer)) {
  const lines = (rest + decoder.write(buffer.subarray(0, count))).split("\n");
  rest = lines.pop() ?? "";
  writeSync(output, lines.map((line) => `${JSON.stringify(JSON.parse(line))}\n`).join(""));
}
closeSync(output);
