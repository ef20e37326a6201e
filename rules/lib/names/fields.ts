import { brpColumns } from "../brp-columns.js";
import { words } from "../words.js";

/** Keys whose value is a person's name or a part of it. Key and parent are read together: `shipping.name` is `shippingname`. */
export const nameFields: readonly string[] = [
  ...words(
    "voornaam voornamen roepnaam voorletters initialen tussenvoegsel tussenvoegsels voorvoegsel voorvoegsels voorvoegselgeslachtsnaam voorvoegselachternaam achternaam " +
      "geslachtsnaam geslachtsnaampartner geslachtsnaamaanschrijving meisjesnaam familienaam volledigenaam volledigenaamcontact contactnaam contactpersoon " +
      "contactpersoonnaam contactpersoonrolnaam aanschrijfwijze gebruikinlopendetekst tenaamstelling tennamevan tnv rekeninghouder naamrekeninghouder kaarthouder " +
      "medewerkernaam klantnaam patientnaam clientnaam aanvragernaam naamaanvrager naamklant naampatient naamcontactpersoon ondertekenaar",
  ),
  ...words(
    "firstname firstnames givenname givennames forename forenames middlename middlenames surname surnames lastname lastnames familyname maidenname birthname fullname displayname " +
      "contactname nickname initials cardholder cardholdername nameoncard accountholder accountholdername consumername ownername bankownername verifiedname customername " +
      "customerfirstname customerlastname customermiddlename billingfirstname billinglastname shippingfirstname shippinglastname recipientname receivername attentionto attn " +
      "sendername signer signername aliasname shoppername payername payeename patientname clientname employeename authorname legalname preferredname",
  ),
  // Stripe, Shopify, FHIR, git: what `name` is follows from its parent.
  ...words(
    "billingdetailsname shippingname billingname defaultaddressname billingaddressname shippingaddressname customerdetailsname namefamily namegiven namefirst namelast namemiddle naameerste naamlaatste nametext humanname personname",
  ),
  // Given names, prefix and surname in the categories about persons of the BRP.
  ...["0210", "0230", "0240"].flatMap(brpColumns),
];

/** Keys that may hold a name, or the name of something else: the value has to look like a person's. */
export const weakNameFields: readonly string[] = words(
  "naam name title titel titulatuur aanhef salutation prefix suffix infix contact persoon person klant customer patient client medewerker employee aanvrager behandelaar bewoner " +
    "verzekerde partner ouder kind echtgenoot afzender ontvanger sender recipient from to author auteur owner eigenaar assignee reviewer createdby updatedby approvedby given family alias " +
    "user gebruiker tav ter attentie betreft onderwerp subject handtekening signature ondertekend namens",
);

/** Loosely a name: letters first, and no call, property of an object or markup. Digits and quotation marks occur in test sets. */
export const nameValue = /^(?!\p{L}{3,40}\.\p{Ll}|[\w.]{1,60}\()['’"]?\p{L}[^\n{}<>=;$@\\]{0,199}$/u;
