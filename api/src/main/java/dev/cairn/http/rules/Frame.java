package dev.cairn.http.rules;

/**
 * What is around a page.
 *
 * @param title tells the state of the page
 * @param zone in which the pages say times
 * @param token for the page's forms; see {@link Door}
 * @param place which entry of the navigation it is; empty: none
 * @param refresh after how many seconds a browser without scripts asks again; 0: never
 */
record Frame(String title, String zone, String token, String place, int refresh) {}
