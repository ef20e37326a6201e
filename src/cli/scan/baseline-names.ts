import { type FileNames, fileNames } from "../../accept/file-names.js";
import { createTags, type Tagging } from "../../accept/tags.js";
import { maskedName } from "../../report/file-name.js";
import { labelsBy } from "../../report/place.js";
import type { Settings } from "../settings.js";

/** How a baseline in this folder calls files. */
export function baselineNames(folder: string, tagging: Tagging, { rules, createWiderRedactor }: Settings): FileNames {
  const mask = (name: string) => maskedName(name, createWiderRedactor().scan, labelsBy(rules));
  return fileNames(folder, mask, createTags(tagging, process.env.ZWARTLAK_BASELINE_KEY));
}
