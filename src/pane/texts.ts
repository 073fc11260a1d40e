import type { Language } from "../reading/language";
import { EN } from "./texts-en";
import { ZH } from "./texts-zh";
import type { Texts } from "./wording";

export const TEXTS: Readonly<Record<Language, Texts>> = { en: EN, zh: ZH };
