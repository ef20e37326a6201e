import { defineRule, type Match, PRECEDENCE } from "../src/rule.js";
import { hiddenSecret, isExample, isPlaceholder } from "./lib/secrets.js";
import { words } from "./lib/words.js";

/** Without a colon only what nobody would write as a word counts: letters with digits, or the digits of a PIN. Whose it is may stand between. */
const spoken =
  /(?:wachtwoord|password|passwd)(?: (?:van|voor|of|for)(?: (?!is |was |wordt |werd |luidt |has )[\p{L}\d.@-]{1,40}){1,3}(?= (?:is|was|wordt|werd|luidt|has) |:))?(?: is| was| wordt| werd| luidt| has been)?(?: nu| now)?(?: (?:gewijzigd|veranderd|ingesteld|gezet|gereset|changed|set|reset) (?:naar|op|to))?[ :=]{1,3}["'`]?([^\s"'`,;()]{6,64})/iuy;
const pin =
  /(?:pin(?:code)?|sms-?code|inlogcode|(?:verificatie|bevestigings|beveiligings|activerings)code|(?:uw|je|jouw|your) code)(?: is| was)?[ :=]{1,3}(\d{4,8})(?![\d\w])/iy;

function match(text: string, at: number): Match | undefined {
  spoken.lastIndex = at;
  pin.lastIndex = at;
  const found = spoken.exec(text) ?? pin.exec(text);
  const value = (found?.[1] ?? "").replace(/[.!?]$/, "");
  if (found === null || isPlaceholder(value) || !isChosen(value)) return undefined;
  const start = at + found[0].length - (found[1] ?? "").length;
  return { start, end: start + value.length, score: 0.8, reason: "context" };
}

function isChosen(value: string): boolean {
  return /^\d{4,8}$/.test(value) || (/\d/.test(value) && /\p{L}/u.test(value) && !/[/\\]/.test(value));
}

export default defineRule({
  id: "password",
  label: "SECRET",
  title: "Password, PIN or one-time code",
  legal: "GX",
  statement: "identificatiegegevens",
  precedence: PRECEDENCE.secret,
  trigger: {
    prefix: words(
      "wachtwoord Wachtwoord WACHTWOORD password Password PASSWORD passwd pincode Pincode sms-code smscode inlogcode verificatiecode Verificatiecode bevestigingscode Bevestigingscode beveiligingscode Beveiligingscode activeringscode Activeringscode uw Uw je Je jouw Jouw your Your",
    ),
  },
  match,
  maxLength: 256,
  score: { alone: 0.8, field: 0.97 },
  fields: words(
    "password passwd pass pwd passphrase wachtwoord wachtwoorden wachtw ww pw toegangscode userpassword userpass currentpassword newpassword oldpassword confirmpassword passwordconfirmation repeatpassword herhaalwachtwoord wachtwoordherhaal herhaalww " +
      "nieuwwachtwoord oudwachtwoord huidigwachtwoord dbpassword databasepassword smtppassword mysqlpassword postgrespassword redispassword keypass storepass loginpassword accountpassword " +
      "pin pincode geheim geheimevraag geheimantwoord secret secretanswer securityanswer sleutel otp totp totpsecret totpcode mfa mfacode tfacode twofactorcode smscode verificatiecode verificationcode " +
      "recoverycode backupcode inlogcode eenmaligecode",
  ),
  // Not what a form or a message says about passwords, nor what a program reads or calls.
  fieldValue:
    /^(?!\d{1,3}$)(?!\/(?:home|root|var|etc|usr|tmp|opt|srv|app|mnt|data|Users)(?:\/|$))(?!(?:process\.env|os\.environ|import\.meta)\b|[a-z_$][\w$.]{0,60}\(\)|[a-z_$][\w$]{0,30}\.[\w$]{1,40}\()(?!(?:wachtwoord|password|passwd) (?:is|was|not|niet|has|wordt)\b)(?!(?:sms|via|per) )(?!(?:verplicht|vereist|required|optional|optioneel|vergeten|forgotten|ongeldig|onjuist|invalid|incorrect|wrong|changed|gewijzigd|expired|verlopen|hidden|missing|ontbreekt|reset|ok|mismatch|minimaal|moet|mag|must|should|may|is|at least|kies|voer|vul|please|niet|not|het|de|een|the|your|uw|je)(?![^\s.!?]))[^[\]<>•][^\r\n•]{0,250}$/i,
  isTestValue: (value) => isExample(value) || /^(?:0{4,8}|9{4,8})$/.test(value),
  partial: () => hiddenSecret,
  surrogate: (value, random) => {
    if (!/^\d{4,8}$/.test(value)) return `Voorbeeld-${random(1_000_000)}`;
    // A number does not start with 0.
    return (value.startsWith("9") ? "0" : "9").repeat(value.length);
  },
  presidio: "PASSWORD",
  examples: {
    match: [
      "wachtwoord: [[Welkom01!]]",
      '{"password":"[[correct horse battery staple]]"}',
      "user=jan&pwd=[[geheim]]&x=1",
      "Je wachtwoord is [[Welkom2024]].",
      "Je wachtwoord is gewijzigd naar [[Zomer2026]]! En het password was changed to: [[Zomer2027]]",
      'Wachtwoord van klant is nu gewijzigd naar "[[Herfst2026]]"',
      "het wachtwoord voor de nieuwe medewerker luidt [[Winter-2026]]",
      "pincode [[4821]]",
      "uw sms-code is [[883412]]",
      "SMS: Uw code is [[482913]]. Your code: [[4829]]; bevestigingscode [[482913]]",
      "Server=db;Password=[[pass-w0rd]];Pooling=1",
      "<wachtwoord>[[hunter2]]</wachtwoord>",
    ],
    ignore: [
      "wachtwoord vergeten",
      "Wachtwoord is gewijzigd in v2.14.1, veranderd naar een sterker",
      "password: required",
      "passwd: wachtwoord is niet veranderd",
      "wachtwoord: minimaal 8 tekens",
      "password for user in v2.14.1 was refused",
      "Failed password for invalid user nagios1 from 192.0.2.1 port 43647",
      "Failed password for root from 192.0.2.1 port 22",
      "password: ********",
      "password=[SECRET]",
      "Password authentication is on",
      "passwordless login",
      "wachtwoord = process.env.WACHTWOORD",
      "password: z.string().min(12)",
      "sudo: jan : TTY=pts/0 ; PWD=/srv/app ; USER=root ; COMMAND=/bin/ls",
    ],
  },
  references: ["BIO2 8.15.02 (no secrets in logs)", "OWASP Logging Cheat Sheet, data to exclude"],
});
