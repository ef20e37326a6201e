/** Where the packages lie in the folder that the build gets (see SOURCES.md); the version is part of the name, so that another one fails. */

export const zxcvbnNlBe = "npm/zxcvbn-ts-language-nl-be-3.0.2";
export const zxcvbnEn = "npm/zxcvbn-ts-language-en-3.0.2";
export const faker = "npm/faker-js-faker-10.6.0";
export const humannames = "npm/humannames-1.0.5";
export const cspellNames = "npm/cspell-dict-people-names-1.1.16";
export const cspellDutch = "npm/cspell-dict-nl-nl-2.4.2";
export const cspellEnglish = "npm/cspell-dict-en_us-4.4.43";
export const piiFilter = "npm/pii-filter-1.0.24/dist/lang/nl/dataset";
export const rubyFaker = "deb/ruby-faker/usr/share/rubygems-integration/all/gems/faker-2.21.0/lib/locales";
export const ffaker = "deb/ruby-ffaker/usr/share/rubygems-integration/all/gems/ffaker-2.20.0/lib/ffaker/data";
export const phpFaker = "deb/php-faker/usr/share/php/Faker/Provider";
export const pythonFaker = "deb/python3-fake-factory/usr/lib/python3/dist-packages/faker/providers";

/** Locales whose names occur among people in the Netherlands and that write them in Latin letters. */
export const foreignLocales = ["tr", "pl", "fr", "de", "en", "es", "pt_PT", "id_ID"] as const;
export const foreignPhp = ["tr_TR", "pl_PL", "fr_BE", "de_DE", "id_ID", "ro_RO", "hr_HR", "it_IT", "pt_PT", "es_ES", "hu_HU", "da_DK", "sv_SE"] as const;
