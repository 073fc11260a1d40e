import type { Language } from "../../reading/language";
import { OWN_EN } from "./texts-en";
import { OWN_ZH } from "./texts-zh";
import type { OwnTexts } from "./wording";

export const OWN_TEXTS: Readonly<Record<Language, OwnTexts>> = { en: OWN_EN, zh: OWN_ZH };
