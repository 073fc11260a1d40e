import chinese from "./servers/chinese.json";
import international from "./servers/international.json";

/** Every file of `servers/`. */
export const SERVER_FILES: readonly unknown[] = [chinese, international];
