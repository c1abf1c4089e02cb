import { describe, expect, test } from "vitest";
import { readSource } from "../../../src/phases/1-read/read-source.ts";

const bytes = (text: string) => new TextEncoder().encode(text);
const codes = (data: Uint8Array) => readSource("a.prompt", data).diagnostics.map(({ code }) => code);

describe("readSource", () => {
  test("text and hash; a byte order mark stays", () => {
    const { source, diagnostics } = readSource("a.prompt", bytes("\uFEFFHello"));
    expect(diagnostics).toEqual([]);
    expect(source).toEqual({
      path: "a.prompt",
      text: "\uFEFFHello",
      hash: "be9e32376ecea97570d2df69cd10e0e7beb2007da30586c3f2cdb19f6dfac4d1",
    });
  });

  test("the limit counts bytes", () => {
    expect(codes(new Uint8Array(1024 * 1024).fill(97))).toEqual([]);
    expect(codes(new Uint8Array(1024 * 1024 + 1).fill(97))).toEqual(["file-too-large"]);
    expect(codes(new Uint8Array(5 * 1024 * 1024))).toEqual(["file-too-large"]);
    expect(readSource("a.prompt", bytes("four"), { maxBytes: 3 }).source).toBeUndefined();
  });

  test("null bytes and other encodings", () => {
    expect(codes(bytes("a\0b"))).toEqual(["null-byte"]);
    expect(codes(new Uint8Array([97, 0xff]))).toEqual(["unreadable-file"]);
    expect(codes(new Uint8Array([0xed, 0xa0, 0x80]))).toEqual(["unreadable-file"]);
  });
});
