/**
 * Numbers of a font table, high byte first. What lies outside the table reads as 0, so that a damaged table
 * means less to find and never an exception.
 */
export const u8 = (table: DataView, at: number): number =>
  at >= 0 && at < table.byteLength ? table.getUint8(at) : 0;

export const u16 = (table: DataView, at: number): number =>
  at >= 0 && at + 2 <= table.byteLength ? table.getUint16(at) : 0;

export const i16 = (table: DataView, at: number): number =>
  at >= 0 && at + 2 <= table.byteLength ? table.getInt16(at) : 0;

export const u32 = (table: DataView, at: number): number =>
  at >= 0 && at + 4 <= table.byteLength ? table.getUint32(at) : 0;

export const tagAt = (table: DataView, at: number): string =>
  String.fromCharCode(u8(table, at), u8(table, at + 1), u8(table, at + 2), u8(table, at + 3));

/** How many records of `size` bytes from `at` on the table can hold, of the `count` it claims. */
export const fitting = (table: DataView, at: number, count: number, size: number): number =>
  Math.max(0, Math.min(count, Math.floor((table.byteLength - at) / size)));
