package dev.cairn.http.rules;

import org.jspecify.annotations.Nullable;

/**
 * What is around a page.
 *
 * @param title tells the state of the page
 * @param zone in which the pages say times
 * @param token for the page's forms; see {@link Door}
 * @param place which entry of the navigation it is; empty: none
 * @param visitor who is signed in; null where nobody has to
 * @param refresh after how many seconds a browser without scripts asks again; 0: never
 */
record Frame(
        String title,
        String zone,
        String token,
        String place,
        @Nullable String visitor,
        int refresh) {}
