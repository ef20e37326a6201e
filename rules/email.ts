import { defineRule, type Match, PRECEDENCE, type RandomInt } from "../src/rule.js";
import { domainEnd, localStart, spelledOutAddress } from "./lib/email-parts.js";
import { inventedName } from "./lib/names/invented-name.js";
import { folded, same } from "./lib/same.js";
import { words } from "./lib/words.js";

/** Mailboxes of a role and not of a person. */
const roles = new Set(
  words(
    "abuse admin administratie beheer bestellingen bestuur boekhouding contact donotreply dpo facturen fg hallo hello helpdesk hoi hostmaster hr ict info inkoop jobs " +
      "klantenservice marketing media no-reply noreply office orders pers planning postmaster privacy receptie root sales secretariaat security service sollicitatie support team vacatures verkoop webmaster",
  ),
);
/** What forms and manuals put in place of a mailbox. */
const placeholders = new Set(words("jouwnaam uwnaam jouw.naam uw.naam jouw-naam uw-naam yourname your.name jouwemail uwemail jouw.email uw.email"));
/** RFC 2606 and 6761. `example.nl` is in neither. */
const reservedDomain = /(?:^|[.@])(?:example\.(?:com|net|org)|example|test|invalid|localhost)$/i;

function match(text: string, at: number): Match | undefined {
  if (text.charAt(at) !== "@") {
    const spelled = spelledOutAddress(text, at);
    return spelled && { ...spelled, score: 0.6 };
  }
  const end = domainEnd(text, at + 1);
  const start = end === undefined ? undefined : localStart(text, at);
  if (start === undefined || end === undefined || placeholders.has(text.slice(start, at).toLowerCase()) || isOtherUse(text, start, at, end)) return undefined;
  return { start, end, score: isRole(text.slice(start, at)) ? 0.7 : 0.98 };
}

/** A handle (`@jan@instance`), the user part of a URL, a git remote, a retina image or the id of a message. */
function isOtherUse(text: string, start: number, at: number, end: number): boolean {
  const before = text.slice(Math.max(0, start - 60), start);
  if (before.endsWith("@") || /:\/\/[^\s/?#"'<>]{0,60}$/.test(before)) return true;
  if (/message-?id["']? ?[:=] ?["'<[]{0,2}$/i.test(before)) return true;
  return /^\dx\./.test(text.slice(at + 1, at + 4)) || (text.slice(start, at) === "git" && /[:/]/.test(text.charAt(end)));
}

function isRole(local: string): boolean {
  return roles.has(local.toLowerCase());
}

function partial(value: string): string {
  const at = value.lastIndexOf("@");
  return at < 1 ? "•••" : `${value.charAt(0)}•••${value.slice(at)}`;
}

const testDomains = ["example.com", "example.org", "example.net"];

/** Where values are replaced alike in all places, the words of an address are replaced as the same words of a name are. */
function surrogate(value: string, random: RandomInt): string {
  const at = value.lastIndexOf("@");
  if (random.same === undefined || at < 1) return `persoon${random(1_000_000)}@example.com`;
  const local = inventedName(value.slice(0, at), random).replace(/\d/g, () => String(random(10)));
  return same(random, "email", folded(value), (_, tries) => `${local}@${testDomains[tries] ?? `mail${tries}.example.com`}`);
}

export default defineRule({
  id: "email",
  title: "E-mail address",
  legal: (value) => (isRole(value.split("@", 1)[0] ?? "") ? "G6" : "G4"),
  statement: "e-mailadres",
  precedence: PRECEDENCE.email,
  trigger: [{ char: "@" }, { prefix: ["at", "At", "AT", "a]", "a)", "apenstaartje"] }],
  match,
  maxLength: 320,
  score: { alone: 0.98, field: 0.99 },
  fields: words(
    "email emailadres emailaddress emailadress mail mailadres mailaddress epost emailto emailfrom replyto recipient ontvanger cc bcc contactemail " +
      "customeremail shopperemail receiptemail billingemail shippingemail personemail useremail subemailadres upn userprincipalname preferredusername " +
      "digitaaladres voorkeursdigitaaladres",
  ),
  fieldValue: /@|[[({ ]at[\])} ]|^[\w.+-]{1,64} ?(?:gmail|hotmail|outlook|live|ziggo|kpnmail|yahoo|icloud)\b/i,
  isTestValue: (value) => reservedDomain.test(value),
  subject: "email",
  partial,
  surrogate,
  presidio: "EMAIL_ADDRESS",
  examples: {
    match: [
      "mail naar [[jan@example.com]].",
      "Message from <[[jan.de.vries@example.nl]]>",
      "mailto:[[jan+nieuws@example.org]]?subject=x",
      "https://app.example?m=[[jan@example.com]] https://app.example#[[piet@example.com]]",
      "email=[[jan%2Btest%40example.com]]&x=1",
      "[[o'brien@example.com]], [[info@müller.example]]; [[j.vän@example.net]]",
      "naam: [[naam&#64;example.com]]",
      "schrijf [[naam [at] domein punt nl]] of [[naam(at)example(dot)com]]",
      "bel of mail...[[jan@example.com]]...",
    ],
    ignore: [
      "jan@example",
      "jan..vries@example.com",
      "jan@-example.com",
      "bijv. jouw.naam@bedrijf.nl",
      "npm i @scope/pkg@1.2.3",
      "image@2x.png",
      "Started user@1000.service",
      "git@github.com:org/repo.git",
      "https://app:geheim@db.example.com/",
      "Message-ID: <20240115.abc@mail.example.com>",
      "@jan@instance.example",
      "kijk at home",
      "we zijn at the office dot",
      "een punt op de agenda",
    ],
  },
  references: ["RFC 5321, RFC 5322, RFC 6531 (SMTPUTF8)", "RFC 2606 and RFC 6761 (reserved names)"],
});
