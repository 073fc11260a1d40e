/** A workbook as it is kept in this browser. */
export interface Draft {
  readonly id: string;
  readonly savedAt: number;
  readonly name: string;
  /** Univer's snapshot as JSON. */
  readonly snapshot: string;
}

/** Where drafts are kept. Every method may fail: storage may be full, or forbidden. */
export interface DraftStore {
  all(): Promise<Draft[]>;
  put(draft: Draft): Promise<void>;
  remove(id: string): Promise<void>;
}

const DATABASE = "vram-workbook";
const DRAFTS = "drafts";

/** IndexedDB, opened anew each time: a database held open would keep another tab from ever changing it. */
export const browserStore = (): DraftStore => ({
  all: () => inDrafts("readonly", (drafts) => drafts.getAll() as IDBRequest<Draft[]>),
  put: (draft) => inDrafts("readwrite", (drafts) => drafts.put(draft)).then(() => undefined),
  remove: (id) => inDrafts("readwrite", (drafts) => drafts.delete(id)).then(() => undefined),
});

async function inDrafts<T>(
  mode: IDBTransactionMode,
  ask: (drafts: IDBObjectStore) => IDBRequest<T>,
): Promise<T> {
  const database = await opened();
  try {
    return await new Promise<T>((resolve, reject) => {
      const transaction = database.transaction(DRAFTS, mode);
      const request = ask(transaction.objectStore(DRAFTS));
      // what is written counts when the whole transaction is through
      transaction.oncomplete = () => {
        resolve(request.result);
      };
      transaction.onabort = transaction.onerror = () => {
        reject(transaction.error ?? request.error ?? new Error("The browser kept nothing."));
      };
    });
  } finally {
    database.close();
  }
}

const opened = (): Promise<IDBDatabase> =>
  new Promise((resolve, reject) => {
    const request = indexedDB.open(DATABASE, 1);
    request.onupgradeneeded = () => {
      request.result.createObjectStore(DRAFTS, { keyPath: "id" });
    };
    request.onsuccess = () => {
      resolve(request.result);
    };
    request.onerror = () => {
      reject(request.error ?? new Error("The browser keeps nothing."));
    };
  });
