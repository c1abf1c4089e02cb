import type { DialectEmission } from "./dialect-function.ts";
import { type DialectRow, type DialectTable, mergeRows } from "./dialect-table.ts";
import type { EmittableBody } from "./emit-messages.ts";
import { instructConversation, type SpecializedMessages, type TextConversation } from "./specialize.ts";

/** Rows of a table whose messages lower alike. */
export interface RowGroup {
  readonly rows: readonly number[];
  readonly messages: SpecializedMessages;
  /** What the messages are made of: the body's own, and what it is told besides. */
  readonly conversation: TextConversation;
  readonly emittable: EmittableBody;
}

/**
 * Specializes the messages for the rules of every row; rows that differ in nothing else become one. Undefined where the
 * messages of a row depend on more than texts.
 */
export function groupRows(
  emission: DialectEmission,
): { table: DialectTable; groups: readonly RowGroup[] } | undefined {
  const { dialect, table, memory } = emission;
  const groups: (RowGroup & { rows: number[] })[] = [];
  const conversations = new Conversations(emission);
  const groupOf = (row: DialectRow) => {
    const told = conversations.of(row);
    const messages = told && memory.specializer.specialize(told.conversation, dialect, row.rules);
    if (!messages) return -1;
    const { conversation } = told;
    const known = groups.findIndex(
      (each) => each.messages === messages && each.conversation === conversation,
    );
    return known < 0 ? groups.push({ ...told, messages, rows: [] }) - 1 : known;
  };
  const merged = mergeRows(
    table,
    (row) => `${groupOf(row)} ${row.headNumber} ${JSON.stringify([row.answer, row.refused])}`,
  );
  for (const [at, row] of merged.rows.entries()) {
    const group = groups[groupOf(row)];
    if (!group) return undefined;
    group.rows.push(at);
  }
  return { table: merged, groups };
}

/** The conversations of a dialect's rows: one for each body and each instruction. */
class Conversations {
  readonly #known = new Map<string, Pick<RowGroup, "conversation" | "emittable">>();

  constructor(private readonly emission: DialectEmission) {}

  /** Undefined where branches, loops or history decide what the messages are. */
  of({ messages, instruction }: DialectRow): Pick<RowGroup, "conversation" | "emittable"> | undefined {
    const key = JSON.stringify([messages, instruction]);
    const known = this.#known.get(key);
    if (known) return known;
    const emittable = this.emission.bodies.get(messages);
    if (!emittable?.conversation || emittable.body.hasHistory) return undefined;
    const { conversation } = emittable;
    const made = {
      emittable,
      conversation:
        instruction === undefined ? conversation : instructConversation(conversation, instruction),
    };
    this.#known.set(key, made);
    return made;
  }
}
