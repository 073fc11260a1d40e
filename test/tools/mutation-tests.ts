/**
 * What must notice a change in how engines are described and served: one file, so that the catalogue is read once for
 * each change and not once for each file. Read by mutation.mjs alone.
 */
import "../core/serving/pinned.test";
import "../core/serving/notes.test";
import "../core/serving/refusals.test";
import "../core/serving/inference.test";
import "../core/serving/native-formats.test";
import "../core/engines/paged-cache.test";
import "../functions/breakdown.test";
