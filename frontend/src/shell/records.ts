/** Records that were written in columns. */
import type { Table } from "../data";

export function records<Row>({ same, columns, rows }: Table<Row>): Row[] {
  return rows.map((row) => ({ ...same, ...record(columns, row) }) as Row);
}

/** One record; what is null was not known. */
export function record<Row>(columns: (string & keyof Row)[], row: unknown[]): Partial<Row> {
  const filled = row.flatMap((value, place) => (value === null ? [] : [[columns[place], value] as const]));
  return Object.fromEntries(filled) as Partial<Row>;
}
