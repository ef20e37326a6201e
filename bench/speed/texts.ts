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

/** JSON bodies of about this size, with one customer among orders. */
export function bodiesOf(bytes: number, count: number, seed: number): string[] {
  const draw = drawFrom(seed);
  return Array.from({ length: count }, () => {
    const orders: object[] = [];
    const body = { customer: { naam: "Jan de Vries", email: `jan${draw(900)}@voorbeeld.example` }, orders };
    for (let size = JSON.stringify(body).length; size < bytes; size += 105) orders.push(orderOf(draw));
    return JSON.stringify(body);
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
