/** Views of the user's own tables: a file of their own, loaded when the section is first opened. */
export const loadOwnRoom = () => import(/* webpackChunkName: "own" */ "./room");
