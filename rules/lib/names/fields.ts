import { brpColumns } from "../brp-columns.js";
import { butNoMessage } from "../message.js";
import { words } from "../words.js";

/** People by what they are to somebody, as keys name them: `naamKind`, `huurder_naam`, `docent.achternaam`. */
const roles = words(
  "kind vader moeder ouder ouder1 ouder2 voogd gezinslid noodcontact contact beheerder begeleider consulent voorzitter secretaris projectleider teamleider regisseur huurder verhuurder bewoner eigenaar bestuurder chauffeur reiziger reizigers passagier gast deelnemer lid speler leerling student cursist docent mentor " +
    "werknemer personeels collega leidinggevende manager sollicitant kandidaat melder indiener besteller ontvanger afzender geadresseerde begunstigde debiteur crediteur relatie gemachtigde verzekerde erflater " +
    "getuige slachtoffer verdachte arts huisarts behandelaar mantelzorger pat client mdw mw cp kl overledene nabestaande verwijzer specialist zorgverlener functionaris hoofdbewoner medewerker betrokkene belanghebbende adressant rekeninghouder kaarthouder houder",
);
const englishRoles = words(
  "guest tenant landlord holder beneficiary spouse mother father doctor nurse teacher pupil insured applicant candidate participant guardian witness resident emergencycontact creator",
);
/** Parts of a name, cut short as columns of old systems are. */
const shortened = words(
  "voorn voornm vrnm vnaam vnm achtern achternm achtnaam anaam anm geslnaam geslachtsnm geslnm tussenv tussenvoegs tussenvgsl tussenvoegselachternaam voorv voorvoegs voorvoegselgeslnaam voorl voorlett vrltrs initialenvoorletters roepnm noemnaam " +
    "geboortenaam gebnaam gehuwdenaam meisjesnm partnernaam naampartner geslachtsnaamechtgenoot naamechtgenoot achternaamechtgenoot voorvoegselspartner voorvoegselgeslachtsnaampartner naamvoluit vollenaam vollnaam volnaam volledigenm naamvolledig tenaamst " +
    "rekhouder naamopkaart fname lname firstn lastn weergavenaam adresseringsnaam naamaanschrijving aanspreeknaam nextofkin officielenaam wettelijkenaam",
);

/** Keys whose value is a person's name or a part of it. Key and parent are read together: `shipping.name` is `shippingname`. */
export const nameFields: readonly string[] = [
  ...roles.flatMap((role) => [`${role}naam`, `naam${role}`, `${role}voornaam`, `${role}achternaam`]),
  ...englishRoles.flatMap((role) => [`${role}name`, `${role}firstname`, `${role}lastname`, `${role}fullname`]),
  ...words("customer contact patient client person passenger guest employee holder").flatMap((role) => [`${role}first`, `${role}last`]),
  ...shortened,
  ...words(
    "geslachtsnaamstam significantdeelvandeachternaam significantdeelachternaam eerstevoornaam tweedevoornaam overigevoornamen tenaamgestelde naamtenaamgestelde naaminbrief voornaam voornamen roepnaam voorletters initialen tussenvoegsel tussenvoegsels voorvoegsel voorvoegsels voorvoegselgeslachtsnaam voorvoegselachternaam achternaam " +
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
    "billingdetailsname shippingname billingname defaultaddressname billingaddressname shippingaddressname customerdetailsname namefamily namegiven namefirst namelast naamvoor naamtussen naamachter namemiddle naameerste naamlaatste nametext humanname personname",
  ),
  // Given names, prefix and surname in the categories about persons of the BRP.
  ...["0210", "0230", "0240"].flatMap(brpColumns),
];

/** Keys that may hold a name, or the name of something else: the value has to look like a person's. */
export const weakNameFields: readonly string[] = words(
  "naam name title titel titulatuur aanhef salutation prefix suffix infix contact persoon person klant customer patient client medewerker employee aanvrager behandelaar bewoner " +
    "verzekerde partner ouder kind echtgenoot afzender ontvanger sender recipient from to author auteur owner eigenaar assignee reviewer createdby updatedby approvedby given family alias " +
    "user gebruiker tav ter attentie terattentievan betreft onderwerp subject handtekening signature ondertekend namens " +
    // Who somebody is; a translation or an explanation may stand there as well.
    "huurder verhuurder bestuurder chauffeur melder indiener gemachtigde begunstigde huisarts arts specialist leerling student cursist docent mentor werknemer collega leidinggevende manager teamleider sollicitant kandidaat " +
    "reiziger passagier gast hoofdboeker deelnemer lid speler ondertekenddoor aangemaaktdoor gewijzigddoor ingedienddoor verbalisant slachtoffer verdachte getuige verzekeringnemer erflater erfgenaam notaris noodcontact " +
    "mantelzorger voogd bewindvoerder nabestaande verwijzer zorgverlener apotheker hoofdbewoner naamondernemer tegenpartij naamtegenpartij tegenrekeninghouder debtorname creditorname dbtrnm cdtrnm counterpartyname betrokkene belanghebbende besteller ophaler geadresseerde driver holder beneficiary spouse doctor nurse teacher pupil insured applicant witness victim suspect resident landlord candidate " +
    "participant guardian practitioner",
);

/** Loosely a name: letters first, and no department, call, property of an object or markup. Digits and quotation marks occur in test sets. */
export const nameValue = butNoMessage(
  /^(?!\p{L}{3,40}\.\p{Ll}|[\w.]{1,60}\(|(?:Team|Afdeling|Gemeente|Stichting|Servicedesk|Helpdesk|Klantenservice|API|Support|Functioneel) )['’"]?\p{L}[^\n{}<>=;$@\\]{0,199}$/u,
);
