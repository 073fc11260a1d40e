/** Views and figures of the bid: a file of their own, loaded at the first look at Compare or Bid. */
export const loadBidRoom = () => import(/* webpackChunkName: "bid" */ "./room");
