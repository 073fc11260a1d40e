import type { Language } from "../../reading/language";
import { BID_EN } from "./texts-en";
import { BID_ZH } from "./texts-zh";
import type { BidTexts } from "./wording";

export const BID_TEXTS: Readonly<Record<Language, BidTexts>> = { en: BID_EN, zh: BID_ZH };
