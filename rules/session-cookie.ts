import { defineRule, type Match, PRECEDENCE, type RandomInt } from "../src/rule.js";
import { hiddenSecret, isExample, isPlaceholder } from "./lib/secrets.js";
import { words } from "./lib/words.js";

/** Cookies that hold a preference, and the attributes of Set-Cookie: nothing that tells visitors apart. */
const harmless =
  "(?:consent|cookie-?_?(?:consent|notice|bar|banner|law|melding)|lang|language|locale|taal|theme|thema|currency|valuta|timezone|tz|dark_?mode|font_?size|layout|view|sort|dnt|" +
  "path|domain|expires|max-age|samesite|httponly|secure|partitioned|priority)";
const harmlessPair = new RegExp(`^\\s?${harmless}(?:=|$)`, "i");

const longest = 16_384;
const pair = '[^\\s=;:,"\'<>]{1,128}=(?:"[^\\s;"\'<>\\u0001]{0,4096}"|[^\\s;"\'<>\\u0001]{0,4096})';
/** The header in text, of Set-Cookie too: its attributes are harmless pairs. */
const header = new RegExp(`cookie: {0,3}(${pair}(?:; ?${pair}){0,63})`, "iy");
/** Names with a fixed start and a free end, or with a meaning that only the punctuation gives. */
const namedCookie =
  /(?:__Host-|__Secure-|_ga|_gid|_fbp|_fbc|_gcl_au|_hj|_shopify_|__stripe_|_session_id|wordpress_logged_in_|wp_woocommerce_session_|remember_|intercom-|AspNetCore\.|ASP\.NET_SessionId|connect\.sid|XSRF-TOKEN)[\w.-]{0,80}=["']?([^\s;,"'&<>=]{5,4096}={0,2})/y;

function match(text: string, at: number): Match | undefined {
  header.lastIndex = at;
  const line = header.exec(text);
  if (line !== null) return valuesIn(line[1] ?? "", at + line[0].length - (line[1] ?? "").length);
  namedCookie.lastIndex = at;
  const named = namedCookie.exec(text);
  const value = named?.[1] ?? "";
  if (named === null || isPlaceholder(value)) return undefined;
  const end = at + named[0].length;
  return { start: end - value.length, end, score: 0.9 };
}

/** From the first value that counts to the last one: the names between them go along. */
function valuesIn(pairs: string, offset: number): Match | undefined {
  let start: number | undefined;
  let end = 0;
  let at = 0;
  for (const pair of pairs.split(";")) {
    const equals = pair.indexOf("=");
    if (equals > 0 && !harmlessPair.test(pair) && !isPlaceholder(pair.slice(equals + 1))) {
      start ??= at + equals + 1;
      end = at + pair.trimEnd().length;
    }
    at += pair.length + 1;
  }
  return start === undefined || end <= start ? undefined : { start: offset + start, end: offset + Math.min(end, start + longest), score: 0.98 };
}

export default defineRule({
  id: "session-cookie",
  title: "Cookie, session and device identifiers",
  legal: "GX",
  statement: "technische gegevens",
  precedence: PRECEDENCE.secret,
  trigger: {
    prefix: [
      ...words(
        "Cookie cookie COOKIE __Host- __Secure- _ga _gid _fbp _fbc _gcl_au _hj _shopify_ __stripe_ _session_id wordpress_logged_in_ wp_woocommerce_session_",
      ),
      ...words("remember_ intercom- AspNetCore. ASP.NET_SessionId connect.sid XSRF-TOKEN"),
    ],
  },
  match,
  maxLength: longest,
  score: { alone: 0.9, field: 0.97 },
  fields: words(
    "cookie setcookie session sessionid sessid sessionkey sessionhash sid ssid connectsid jsessionid phpsessid aspnetsessionid aspsessionid laravelsession rackssession csrftoken xsrftoken xcsrftoken xxsrftoken " +
      "cookieid deviceid deviceidentifier idfa idfv gaid aaid advertisingid adid fingerprint visitorid anonymousid hubspotutk checkouttoken carttoken stripemid ajsuserid ajsanonymousid",
  ),
  // Not one preference, not a word about a session. Several preferences in one header do go along.
  fieldValue:
    /^(?!0x|[\^~]?\d{1,3}\.\d{1,3}\.\d{1,3}|(?:(?:consent|cookie[_-]?consent|lang|language|locale|taal|theme|thema|currency|valuta|timezone|darkmode|layout)=[^;]{0,80}|(?:expired|inactive|active|started|stopped|opened|closed|created|destroyed|invalid|missing|required|enabled|disabled|verlopen|actief|gestart|ongeldig|beeindigd))$)(?=[^\r\n]{6})[^\s;,="<>(){}]{1,2048}(?:=[^\r\n]{1,4000})?$/i,
  isTestValue: isExample,
  partial: () => hiddenSecret,
  surrogate: (value: string, random: RandomInt) => {
    const token = () => `voorbeeld${1_000_000 + random(1_000_000)}`;
    return value.includes("=") ? value.replace(/=[^;\s]{1,4000}/g, () => `=${token()}`) : token();
  },
  presidio: "COOKIE",
  examples: {
    match: [
      "Cookie: PHPSESSID=[[voorbeeld0123456789]]",
      "Set-Cookie: JSESSIONID=[[VOORBEELD0123456789ABCDEF]]; Path=/; HttpOnly",
      "Cookie: theme=dark; winkelmand=[[a1b2c3; klant=d4e5f6]]; lang=nl",
      "cookie: connect.sid=[[s%3Avoorbeeld.voorbeeld]]",
      '{"cookie":"[[winkel=abc123def; lang=nl]]"}',
      "__Host-session=[[voorbeeld]]",
      "_ga=[[GA1.2.1234567890.1700000000]]",
      "GET /?sid=[[voorbeeld0123]]&p=2",
      '"deviceId":"[[3f2a7b1c-0000-4000-8000-0123456789ab]]"',
    ],
    ignore: [
      "cookie: consent=true",
      "lang=nl",
      "Set-Cookie: theme=dark; Path=/; Secure",
      '{"cookie":"theme=dark"}',
      "session is verlopen",
      "session: expired",
      "cookies=ja",
      "sid: 3",
      "cookie: een klein tekstbestand",
    ],
  },
  references: ["RFC 6265", "Telecommunicatiewet art. 11.7a; CJEU C-673/17 Planet49", "AVG recital 30 (online identifiers)"],
});
