/** A value that its place in a record names, half-open. */
export interface RecordValue {
  readonly key: string;
  readonly start: number;
  readonly end: number;
}

export interface RecordRead {
  readonly values: readonly RecordValue[];
  /** How far the text was read. */
  readonly end: number;
}

/** How records begin whose values are named by their place: statements of SQL and what databases say of their keys, filters of OData, segments of HL7. The scanner stops at these, whatever their case. */
export const RECORD_STARTS: readonly string[] = [
  "insert",
  "Key (",
  "duplicate ",
  "like ",
  "ilike ",
  "eq ",
  "startswith",
  "endswith",
  "contains",
  "PID|",
  "NK1|",
  "GT1|",
  "IN1|",
  "PV1|",
  "OBR|",
  "ORC|",
];
