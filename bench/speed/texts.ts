import { type Draw, drawFrom, oneOf } from "./random.js";

/** Invented sentences; about one in three names a person, a street or a number, as letters and notes of a service desk do. */
export const PROSE: readonly string[] = [
  "Het college heeft besloten de aanvraag van vorige maand alsnog toe te wijzen, omdat aan alle voorwaarden is voldaan.",
  "Jan de Vries belde gisteren over de factuur en vraagt of iemand hem morgen terug kan bellen.",
  "Volgens de planning wordt het nieuwe systeem in het voorjaar van 2026 in drie fasen ingevoerd.",
  "De gemeente Utrecht stelt hiervoor 1.250 euro beschikbaar, te besteden voor het einde van het jaar.",
  "Mevrouw Fatima Yilmaz woont sinds kort aan de Voorbeeldlaan 12 en ontvangt haar post nog op het oude adres.",
  "In artikel 7 van de regeling staat dat bezwaar binnen zes weken moet worden ingediend.",
  "Tijdens de vergadering vroeg de voorzitter om een toelichting op de cijfers van het derde kwartaal.",
  "Bij vragen kunt u mailen naar info@voorbeeld.example of bellen tijdens kantooruren.",
  "Het onderzoek laat zien dat de meeste klanten tevreden zijn over de levering, maar minder over de uitleg.",
  "Dhr. P. van den Berg gaf aan dat de monteur niet is verschenen op de afgesproken dag.",
  "De trein naar Amsterdam vertrekt om 8.42 uur van spoor 5 en stopt niet in Breukelen.",
  "Wij verwachten dat de werkzaamheden op dinsdag klaar zijn en de straat dan weer open is.",
];

/** Texts of about this length, each another sequence of sentences. */
export function textsOf(sentences: readonly string[], count: number, length: number, seed: number): string[] {
  const draw = drawFrom(seed);
  return Array.from({ length: count }, () => {
    let text = oneOf(sentences, draw);
    while (text.length < length) text += ` ${oneOf(sentences, draw)}`;
    return text.slice(0, Math.max(length, 40));
  });
}

const CATALOGUE: readonly string[] = [
  "OrderService.total",
  "Betaald met iDEAL",
  "GET /api/products/search?page=3&sort=created",
  "Kettingkast Hebie 340, zwart, 38 tanden",
  "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/131.0.0.0 Safari/537.36",
  "application/json; charset=utf-8",
];

/** As the fields of a request hold them: 20 to 200 characters, about half of them sentences. */
export function shortTexts(count: number, seed: number): string[] {
  const draw = drawFrom(seed);
  return Array.from({ length: count }, (_, index) => {
    if (index % 2 === 1) return `${oneOf(CATALOGUE, draw)} ${draw(100)}`.padEnd(20, ".");
    const length = 20 + draw(181);
    return [oneOf(PROSE, draw), oneOf(PROSE, draw)].join(" ").slice(0, length);
  });
}

/** As test suites keep them: pretty-printed lists of invented customers, some 10 KB each. */
export function fixturesOf(count: number, seed: number): string[] {
  const draw = drawFrom(seed);
  return Array.from({ length: count }, () => JSON.stringify({ customers: Array.from({ length: 40 }, () => customerOf(draw)) }, undefined, 2));
}

function customerOf(draw: Draw): object {
  return {
    id: draw(100_000),
    name: oneOf(["Jan de Vries", "Fatima Yilmaz", "P. van den Berg", "Sanne Bakker"], draw),
    email: `klant${draw(9000)}@voorbeeld.example`,
    address: { street: oneOf(["Voorbeeldlaan", "Dorpsstraat", "Kerkweg"], draw), number: 1 + draw(200), postcode: "1234 AB", city: "Utrecht" },
    roles: ["customer", oneOf(["newsletter", "business"], draw)],
    createdAt: `2026-0${1 + draw(9)}-1${draw(9)}T08:30:00.000Z`,
    active: draw(2) === 1,
  };
}

/** JSON bodies of about this size, with one customer among orders. */
export function bodiesOf(bytes: number, count: number, seed: number, isPersonal = true): string[] {
  const draw = drawFrom(seed);
  return Array.from({ length: count }, () => {
    const orders: object[] = [];
    const customer = isPersonal ? { naam: "Jan de Vries", email: `jan${draw(900)}@voorbeeld.example` } : { tier: "gold", visits: draw(900) };
    let size = JSON.stringify({ customer, orders }).length;
    for (let next = orderOf(draw); size + JSON.stringify(next).length < bytes; next = orderOf(draw)) {
      orders.push(next);
      size += JSON.stringify(next).length + 1;
    }
    return JSON.stringify({ customer, orders });
  });
}

function orderOf(draw: Draw): object {
  return {
    sku: `AB-${draw(9000)}-${draw(90)}`,
    description: oneOf(["Kettingkast", "Dynamo", "Zadel leer"], draw),
    quantity: 1 + draw(9),
    price: draw(9999) / 100,
  };
}
