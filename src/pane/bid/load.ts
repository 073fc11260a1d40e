/** Views and figures of the bid: a file of their own, loaded at the first look at Compare or Bid. */
export const loadBidRoom = () => import(/* webpackChunkName: "bid" */ "./room");

/** Its sheets, loaded when the first bid is written. */
export const loadSheets = () => import(/* webpackChunkName: "sheets" */ "../../bid/pages");
