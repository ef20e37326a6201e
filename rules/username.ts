import { defineRule, type Match, PRECEDENCE, type RandomInt } from "../src/rule.js";
import { isLabelOf } from "./lib/label.js";
import { late } from "./lib/late.js";
import { hiddenSecret, isPlaceholder } from "./lib/secrets.js";
import { words } from "./lib/words.js";
import { kinds } from "./lists/bits.js";
import { lookup } from "./lists/words.js";

const { commonWordBand, isGivenName, isRole, nameness } = kinds;

const label = late(
  String.raw`(?:gebruikersnaam|gebruiker|inlognaam|loginnaam|accountnaam|username|user)(?: is| was)? {1,2}["'\x60]?([\p{L}\p{N}][\p{L}\p{N}._@+-]{1,62}[\p{L}\p{N}])`,
  "iuy",
);
/** Accounts of a role or of the system, and what messages say where a name could stand. */
const nobody =
  "root|admin|administrator|beheerder|system|systeem|guest|gast|user|users|gebruiker|test|tester|demo|daemon|nobody|anonymous|service|postgres|mysql|www-data|git|default|public|api|bot|uucp|ftp|sshd|mail|news|operator|games|bin|sync|adm|lp|ntp|apache|nginx|oracle|backup|" +
  "null|none|onbekend|unknown|niet|not|geen|verplicht|required|ongeldig|invalid|failed|success|mislukt|gelukt|ok|error|fout|active|inactive|actief|inactief|blocked|geblokkeerd|true|false|login|logout|yes|no";
const isNobody = new RegExp(`^(?:${nobody})$`, "i");
/** In capitals or not: the flag for that would also make every small letter a capital. */
const anyNobody = nobody.replace(/(?<![^|])[a-z]/g, (letter) => `[${letter}${letter.toUpperCase()}]`);

/** `192.0.2.1 - jdevries [10/Oct/2024:13:55:36 +0200] "GET /`: what a web server writes before the time. */
const served = late(String.raw`(?:^|[\n"'\u0001])[\da-f:.]{3,45} [^\s"]{1,40} ([^\s"[\]-][^\s"[\]]{0,62}) \[$`, "");
const servedReach = 152;
const serverTime = /\d\d\/[A-Z][a-z]{2}\/\d{4}:\d\d:/y;

function match(text: string, at: number): Match | undefined {
  if (text[at - 1] === "[") return beforeTime(text, at);
  if (text.startsWith(profiles, at)) return profileAt(text, at + profiles.length);
  if (text.startsWith("uid=", at)) return inDirectory(text, at);
  return isFolder(text, at) ? ownerOf(text, at) : behindLabel(text, at);
}

/** Windows makes a folder of the whole name, too: `C:\\Users\\Jan de Vries`. */
const folder = /(?:Users|home)([\\/]{1,2})([\p{L}\p{N}][\p{L}\p{N}._-]{1,62}(?: [\p{L}\p{N}][\p{L}\p{N}._'-]{0,30}){0,4})(?=[\\/])/uy;
/** Accounts of build servers and images, and those of Windows that are no person. */
const builder =
  /^(?:public|default|all users|default user|runner|runneradmin|containeradministrator|vssadministrator|jenkins|hudson|travis|circleci|appveyor|buildagent|vagrant|ubuntu|node|app|site|you|me|name|naam|your\w{0,20})$/i;

function isFolder(text: string, at: number): boolean {
  return /[\\/]/.test(text.charAt(at - 1)) && (text.startsWith("Users", at) || text.startsWith("home", at));
}

/** `C:\\Users\\jdevries\\src`, as stack traces have it: on Windows the folder is called after who logs in; elsewhere servers have such folders too, and only a name counts. */
function ownerOf(text: string, at: number): Match | undefined {
  folder.lastIndex = at;
  const [whole = "", slash = "", value = ""] = folder.exec(text) ?? [];
  if (value === "" || isNobody.test(value) || builder.test(value) || isPlaceholder(value)) return undefined;
  const start = at + whole.length - value.length;
  return slash.startsWith("\\") || isNameLike(value) || invented.test(value) ? { start, end: start + value.length, score: 0.75, reason: "context" } : undefined;
}

const entry = /uid=([\p{L}\p{N}][\p{L}\p{N}._@-]{1,62})(?=, ?(?:ou|cn|dc|o)=)/iuy;

/** `uid=jdevries,ou=people,dc=…`: the name of somebody in LDAP. */
function inDirectory(text: string, at: number): Match | undefined {
  entry.lastIndex = at;
  const value = entry.exec(text)?.[1] ?? "";
  if (value === "" || isNobody.test(value) || isPlaceholder(value)) return undefined;
  return { start: at + 4, end: at + 4 + value.length, score: 0.75, reason: "context" };
}

/** Where people stand with their name, and nobody else. */
const profiles = "linkedin.com/in/";
const slug = /[\p{L}\p{N}][\p{L}\p{N}%_-]{1,98}[\p{L}\p{N}]/uy;

function profileAt(text: string, start: number): Match | undefined {
  slug.lastIndex = start;
  const value = slug.exec(text)?.[0];
  return value === undefined || isPlaceholder(value) ? undefined : { start, end: start + value.length };
}

function beforeTime(text: string, at: number): Match | undefined {
  serverTime.lastIndex = at;
  const value = serverTime.test(text) ? served().exec(text.slice(Math.max(0, at - servedReach), at))?.[1] : undefined;
  return value === undefined || isNobody.test(value) ? undefined : { start: at - 2 - value.length, end: at - 2, score: 0.75, reason: "context" };
}

/** A label without a colon also starts many sentences, so the token behind it must not be a word. */
function behindLabel(text: string, at: number): Match | undefined {
  label().lastIndex = at;
  const found = label().exec(text);
  const value = found?.[1] ?? "";
  if (found === null || isNobody.test(value) || isPlaceholder(value)) return undefined;
  const end = at + found[0].length;
  const start = end - value.length;
  return (isAccount(found[0], value) ?? isLastWord(text, start, end)) ? { start, end, score: 0.75, reason: "context" } : undefined;
}

/** What `surrogate` makes. */
const invented = /^gebruiker\d{4,7}$/;

/** "gebruiker" and "user" are said of people in general and of many things: only a name counts behind them, behind the first also letters with digits. */
function isAccount(labelled: string, value: string): boolean | undefined {
  if (/^user /i.test(labelled)) return isNameLike(value) || invented.test(value);
  if (/^gebruiker(?!s)/i.test(labelled)) return /\p{L}{2}\d/u.test(value) || isNameLike(value);
  return isAccountLike(value) ? true : undefined;
}

/** `piet.jansen`, `p_jansen`: words and initials of which one is a name. */
function isNameLike(value: string): boolean {
  return /^\p{L}{1,20}(?:[._-]\p{L}{1,20}){1,3}$/u.test(value) && value.split(/[._-]/).some((part) => part.length > 2 && isName(part));
}

function isName(word: string): boolean {
  const bits = lookup(word, 0, word.length);
  return isGivenName(bits) || nameness(bits) > 1;
}

function isAccountLike(value: string): boolean {
  return /\d|[\p{L}\p{N}][._@+][\p{L}\p{N}]/u.test(value);
}

/** An unknown word that closes the sentence. */
function isLastWord(text: string, start: number, end: number): boolean {
  const bits = lookup(text, start, end);
  return /^["'`]?(?:[.,;:)\]!?](?:\s|$)|\s{0,2}(?:$|\n))/.test(text.slice(end, end + 5)) && commonWordBand(bits) === 0 && !isRole(bits);
}

const fields = words(
  "preferredusername userprincipalname upn uniquename gebruikersnaam gebruiker gebruikerid gebruikersid gebrnaam inlognaam loginnaam loginid accountnaam accountname username userlogin userid user login samaccountname enduserid sshuser dbuser remoteuser suser duser usr inlog nickname nicename usernicename screenname handle " +
    "socialhandle twitterhandle instagram",
);
const isLabel = isLabelOf(fields);

export default defineRule({
  id: "username",
  title: "User name or account name",
  legal: "G5",
  statement: "identificatiegegevens",
  precedence: PRECEDENCE.other,
  trigger: [
    { digits: [2], twoBefore: / /, before: /\[/, after: /\// },
    { prefix: [profiles, "Users", "home", "uid="] },
    { prefix: words("gebruiker Gebruiker GEBRUIKERSNAAM inlognaam Inlognaam loginnaam accountnaam Accountnaam username Username USERNAME user User") },
  ],
  match,
  maxLength: 128,
  score: { alone: 0.75, field: 0.9 },
  fields,
  fieldValue: new RegExp(
    `^(?!(?:${anyNobody})(?![^\\s.,!]))[\\p{L}\\p{N}][\\p{L}\\p{N}._@+\\\\-]{0,63}(?: (?:\\p{Lu}[\\p{L}.'-]{0,40}|van|de|der|den|ten|ter)){0,4}$`,
    "u",
  ),
  isTestValue: (value) => invented.test(value) || isLabel(value),
  partial: () => hiddenSecret,
  surrogate: (_, random: RandomInt) => `gebruiker${1000 + random(1_000_000)}`,
  presidio: "USERNAME",
  examples: {
    match: [
      "gebruikersnaam: [[jdevries]]",
      "login=[[j.devries]]&x=1",
      '{"username":"[[jan85]]"}',
      "gebruikersnaam [[jdevries]].",
      "gebruiker [[jan85]] is aangemeld",
      "gebruiker [[p.jansen]] is aangemeld",
      "User [[piet.jansen]] failed login, session opened for user [[jan_devries]]",
      "Uw gebruikersnaam is [[j.devries]] en",
      '<gebruikersnaam>[[vriesj01]]</gebruikersnaam> {"preferred_username":"[[jdevries]]"}',
      "https://nl.linkedin.com/in/[[voor-beeld-a1b2c3]]/ en linkedin.com/in/[[voorbeeld]].",
      "at Klant.Lees() in C:\\Users\\[[jdevries]]\\source\\Klant.cs:line 42, C:\\Users\\[[Xyqor van Zwartveld]]\\Documents",
      `GET ${["", "home", "[[piet.jansen]]", "app.js"].join("/")}`,
      "bind uid=[[jdevries]],ou=people,dc=example,dc=nl",
      '192.0.2.1 - [[jdevries]] [10/Oct/2024:13:55:36 +0200] "GET / HTTP/1.1" 200 23',
    ],
    ignore: [
      "https://www.linkedin.com/company/voorbeeld en linkedin.com/in/",
      "username is verplicht",
      "user: null",
      "gebruiker niet gevonden",
      "gebruiker 42",
      "user example.com, user agent.ts, for user webmaster from",
      "gebruiker: niet gevonden",
      "gebruiker: heeft geen toegang",
      "user=Root",
      "role=admin",
      "user=root",
      "gebruikersnaam vergeten?",
      "username or password incorrect",
      '192.0.2.1 - - [10/Oct/2024:13:55:36 +0200] "GET / HTTP/1.1" 200 23',
      "login: failed",
      "C:\\Users\\All Users\\x, C:\\Users\\Public\\Documents, C:\\Users\\runneradmin\\x en /Users, /users/list",
      `GET ${["", "home", "site", "wwwroot"].join("/")}`,
      "uid=1000(root) gid=1000, uid=admin,ou=system",
      "username=[USERNAME]",
    ],
  },
  references: ["Privacy statement, section 1: Identificatiegegevens, Accountnamen"],
});
