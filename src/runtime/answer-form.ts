import type { Json } from "./types.ts";

/**
 * How an answer that was asked for in an adapted form is read: plain data that emitted code carries. Made and read by
 * the functions beside it, and opaque to everything else.
 */
export type AnswerForm = { readonly [key: string]: Json };
