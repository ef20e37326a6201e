import { words } from "../words.js";

/**
 * Given names that are hardly anything else, those that are frequent in the Netherlands, small: the rule is also tried at these, since people leave out the
 * capitals in chat and in what they search for.
 */
export const frequentGivenNames: readonly string[] = words(
  "jan johannes johan hans piet pieter peter kees cornelis cees henk hendrik harry willem wim gerard gerrit ger jacob jaap jacobus theo thijs " +
    "matthijs mathijs franciscus anton antonius herman hermanus arie adrianus adriaan adrie leo leon leendert lex alexander sander xander bram abraham " +
    "dirk diederik erik eric evert egbert frederik freek frits fred george gijs gijsbert guus gustaaf hein henri henry herbert hubert huub hugo ivo " +
    "jasper jeroen jeffrey jelle jesse jochem joep joost joris jos jozef joseph jurgen jurre karel kasper klaas koen lars laurens lennart lieuwe lodewijk " +
    "louis luuk lukas lucas maarten marcel marco marinus mario martijn martin matthias mats maurice maurits max melvin menno michael michel michiel mick " +
    "mike mohamed mohammed niek niels nico nicolaas noud olaf olivier oscar otto patrick paul pepijn pim quinten raymond reinier remco rene richard " +
    "rick rien rik rob robert robbert robin roel roelof roland rolf ronald ronny rutger ruud ruben sam samuel sebastiaan sebastian siebe siem sietse simon " +
    "sjaak sjoerd stefan stef stephan steven stijn sven sybren teun teunis thomas tim timo tobias tom tomas twan tycho vincent victor walter wessel wilfred " +
    "willemijn wilbert wouter yannick youri wesley dennis danny daniel david dave dylan damian edwin eduard edward emiel evan fabian ferdinand ferry finn " +
    "floris folkert frank geert glenn jordy jorrit julian justin kevin levi liam luca luc mees milan milo nathan noah sem senna siebren thijmen tijn tygo " +
    "tijmen tristan valentijn anna anne anneke annemarie annemieke anita angela angelique anja anke annet annette antje antonia aafke agnes alice alida " +
    "amber andrea astrid barbara beatrix bianca bea brenda brigitte britt carla carolien caroline catharina cecilia charlotte chantal christa christel " +
    "christina christine cindy claudia corrie cornelia daphne debbie debora denise diana dineke dorien dorothea edith eefje elise elisabeth elizabeth ellen " +
    "elly els elsbeth emma esmee esther eva evelien evelyn femke fenna fleur floortje francisca franka froukje geertje geertruida gerda gerdien gerrie geke " +
    "greetje grietje hanna hanneke hannie heleen helena hendrika henriette hermina hilda hilde ilona ilse ina ineke inge ingeborg ingrid irene iris irma " +
    "isabel isabella jacoba jacqueline janna janneke janny jantine jeanette jeannette jennifer jessica jetske jitske joanna johanna jolanda jolien " +
    "josephine joyce judith julia juliette karin karen karlijn katja kim kirsten laura lauren leonie lianne lieke liesbeth lilian linda lisa lisette loes " +
    "lotte louise lucia lucie lydia madelon maaike machteld manon mandy margot margreet margriet maria mariana marian marianne marieke mariette marijke " +
    "marina marion mariska marit marja marjan marjolein marjolijn marleen marlies marloes martha martine mathilde maud maureen meike melanie melissa mieke " +
    "mia michelle mirjam miranda miriam monica monique myrthe nadia nancy nanda natalie natasja nelleke nicole nienke nina noor olga patricia paula paulien " +
    "petra pleun quirine rebecca regina renate renske ria rianne rianna rita rosa rosalie roosmarijn ruth sabine sandra sanne sara sarah saskia sharon " +
    "sietske silvia simone sofie sophie sonja stefanie stephanie susan susanne suzan suzanne sylvia tamara tanja tessa thea theresia tineke tirza titia " +
    "trijntje truus trudy tessel ursula valerie vanessa vera veronique victoria wendy wilhelmina wilma willy wietske yvette yvon yvonne zoe zoey mila saar " +
    "evi tess lynn sofia liv julie olivia nora elin lina fien ahmed ahmet ali mehmet mustafa murat hasan hassan huseyin hussein ibrahim ismail osman omer " +
    "yusuf yunus emre burak kemal kadir fatih ferhat serkan tarik tuncay ugur volkan bilal abdullah abdelkader karim khalid mohamad muhammad muhammed " +
    "rachid samir soufiane youssef yassine younes zakaria ayoub hamza hicham imad jamal karima mourad nabil omar redouan reda rayan achraf adil anwar amine " +
    "aziz brahim driss fouad hakim hamid ilyas anas walid fatima fatma aysel ayse aicha aisha amina asma bouchra dounia elif emine esra farida fatiha " +
    "gulsen hafida hajar halima hanan hatice houda ikram ilham imane jamila khadija kubra laila layla leila latifa loubna malika mariam meryem merve mina " +
    "mounia naima najat nezha nour rabia rachida saida salma samira sevgi sibel sumeyye yasmina yasmin yasemin zahra zehra zeynep zineb zohra piotr " +
    "krzysztof tomasz marcin pawel katarzyna agnieszka malgorzata magdalena ewa monika aleksandra andrei alexandru ioana elena svetlana natalia olena " +
    "oleksandr dmitri ivan vladimir igor ivana winston orlando clyde soraya sharda radjesh anil sunil sanjay ravi priya anjali rohan sita shanti naomi " +
    "giovanni roberto carlos miguel jose juan pedro luis fernando diego carmen ana teresa francesco paolo stefano luigi giulia",
);
