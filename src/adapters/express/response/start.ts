import type { ServerResponse } from "node:http";
import { type ExpressRequest, read } from "../request.js";
import type { Guarded } from "./guard.js";
import { guardResponse } from "./hooks.js";
import type { ResponseSettings } from "./settings.js";

/** Kept on the response, where it goes when the response goes. */
const STATE = Symbol("zwartlak");

/** Guards the response from now on; mounted again, it only changes what it names. */
export function startGuard(request: ExpressRequest, response: ServerResponse, settingsAfter: (before: ResponseSettings | undefined) => ResponseSettings): void {
  const before = Reflect.get(response, STATE) as Guarded | undefined;
  if (before !== undefined) {
    before.settings = settingsAfter(before.settings);
    return;
  }
  const guarded: Guarded = { request, response, settings: settingsAfter(undefined), stage: "open", body: undefined, headersJudged: false };
  Object.defineProperty(response, STATE, { value: guarded });
  guardResponse(guarded);
  if (["mask", "block"].some((mode) => mode === guarded.settings.modes.text || mode === guarded.settings.modes.json)) withoutRange(request);
}

/** What is no text for sure, by its name. */
const MEDIA = /\.(?:mp[34]|m4[av]|web[mp]|og[gv]|wav|flac|mov|avi|mkv|png|jpe?g|gif|avif|ico|pdf|zip|gz|br|zst|tar|7z|woff2?|ttf|otf|bin|iso|wasm|exe|dmg)$/i;

/**
 * A part of a text may begin inside a value, where no rule recognises it. A server may always answer a range with the whole (RFC 9110, 14.2); what
 * cannot hold text, such as a film that is being watched, keeps its ranges.
 */
function withoutRange(request: ExpressRequest): void {
  const { headers, url = "" } = request;
  const destination = String(read(headers, "sec-fetch-dest") ?? "");
  if (/^(?:audio|video|image|font)$/.test(destination) || MEDIA.test(url.split("?", 1)[0] as string)) return;
  Reflect.deleteProperty(headers, "range");
}
