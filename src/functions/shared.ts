// What the pages take from functions.js, and all that they may: they load it first, and webpack.config.js makes this file
// the global `vram`. A formula waits for functions.js, so it is one scope that keeps no name but these.
// the sentences first, and this file before all others: like packs best beside like, 1 kB of gzip
export { SENTENCES, messageOf } from "./messages";
export { explain } from "./explanations";
export { shortForm } from "../catalog/config-json/short-form";
export { evidenceOn } from "../core/engines/evidence";
export { layoutFlags } from "../core/engines/layout-flags";
export { usualServer } from "../core/engines/servers";
export { InputError } from "../core/errors";
export { PRECISION_CHOICES } from "../core/formats/precision";
export { mixerAnswers } from "../core/mixers/all";
export { constants, CONSTANTS } from "../core/serving/constants";
export { askedPrecision } from "../core/serving/deployment";
export { countsOf, longestContext, mostRequests, serve, smallestCards } from "../core/serving/inference";
export { smallestFleet } from "../core/serving/fleet";
export { deployed } from "../core/serving/room";
export { countLayers, mixersOf } from "../core/shape/layers";
export { withReserve } from "../core/textbook";
export { TRAINING_FRAMEWORK_NAMES } from "../core/training/frameworks";
export { OPTIMIZER_NAMES } from "../core/training/optimizers";
export { bytes, toUnit } from "../core/units";
export { breakdown } from "./breakdown";
export { named } from "./card-words";
export { cited, warningOf } from "./cited";
export { SIXTEEN_BIT, kvCacheOf, weightsOf } from "./estimates";
export { setLanguage } from "./language";
export { alternativesTo, offerSaid } from "./offers";
export { partName } from "./part-names";
export { trainBreakdownRows, trained } from "./train";
export { TRAINING_COUNTS } from "./train-cards";
export { catalogueDate, version, VERSION } from "./version";
export { readOne } from "../reading/arguments/argument";
export { ARGUMENTS, TRAINING_ARGUMENTS } from "../reading/arguments/arguments";
export { LABELS } from "../reading/arguments/labels";
export { LEFT_OUT } from "../reading/arguments/precision";
export { engineFor } from "../reading/engine/engine-line";
export { LANGUAGES, LANGUAGE_TAGS, languageOf } from "../reading/language";
export { findCard, findModel, searchCards, searchModels } from "../reading/names/find";
export { readSize } from "../reading/ranges/size";
// last of all: before the functions that ask them they cost 0.15 kB of gzip
export { FIRST_BAND, firstBand } from "../core/speed/classes";
export { MOST_FIRST, QUEUED_FIRST } from "../core/speed/constants";
export { speedConstants } from "../core/speed/law";
export { speedTable } from "../core/speed/rows";
export { settingOf } from "../core/speed/setting";
export { mostUsers } from "../core/speed/users";
