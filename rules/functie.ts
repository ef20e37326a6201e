import { defineRule, PRECEDENCE } from "../src/rule.js";
import { isLabelOf } from "./lib/label.js";
import { butNoMessage } from "./lib/message.js";
import { hiddenSecret } from "./lib/secrets.js";
import { words } from "./lib/words.js";

const surrogates = ["medewerker administratie", "adviseur", "projectleider", "planner"];

const fields = words("functie functietitel functienaam functieomschrijving beroep jobtitle jobfunction jobrole profession occupation");
const isLabel = isLabelOf(fields);

export default defineRule({
  id: "functie",
  title: "Job title",
  legal: "G5",
  statement: "functie",
  precedence: PRECEDENCE.other,
  maxLength: 100,
  score: { field: 0.6 },
  fields,
  // Words, not the name of a function in a program.
  fieldValue: butNoMessage(/^(?![a-z]{1,30}[A-Z_])\p{L}[\p{L} .,&/'-]{2,80}$/u),
  isTestValue: (value) => surrogates.includes(value) || isLabel(value),
  partial: () => hiddenSecret,
  surrogate: (value, random) => {
    const others = surrogates.filter((title) => title !== value);
    return others[random(others.length)] ?? "adviseur";
  },
  presidio: "JOB_TITLE",
  examples: {
    match: ["functie: [[hoofd administratie]]", '{"jobTitle":"[[directeur]]"}', "<beroep>[[huisarts]]</beroep>"],
    ignore: [
      "functie getUser()",
      "functie: getUser()",
      "functie: berekenTotaal",
      "De functie hoofd administratie vervalt.",
      "functie: null",
      "role=admin",
      "Functie: niet gevonden",
      "jobTitle: is required",
    ],
  },
  references: ["Privacy statement, section 1: Functie", "AVG art. 4(1): with the organisation a job title can identify"],
});
