package io.distric.config;

import java.time.Duration;

/**
 * Rules and workflows. Section {@code catalog}.
 *
 * @param dir folder that is watched; empty: none
 * @param debounce files changed within so long are one change
 * @param versionsKept catalog versions that can be rolled back to
 * @param sourceBytesMax bytes of a whole catalog source; a longer one is refused
 * @param uploadBytesMax bytes of memory that the bodies of catalog requests may take at once, three
 *     for each byte of a body (as it came, joined, and as text), until it is answered; over that:
 *     429
 * @param rescanInterval how often the watched folder is read through, for changes that the system
 *     did not tell
 * @param blobBytes target size of the pieces in which a catalog is kept; smaller ones make a small
 *     change cheaper and a whole catalog dearer
 * @param entryBytesMax bytes of a log entry that carries such pieces
 * @param writesQueuedMax catalog changes that wait for the one under way; over that: 429
 * @param writeTimeout a change not applied by then has an unknown outcome
 * @param mvel whether rules may use the dialect {@code mvel("…")}; it is for trusted authors, and
 *     the same on all coordinators
 */
public record CatalogConfig(
    @Default("") String dir,
    @Default("100ms") Duration debounce,
    @Default("100") int versionsKept,
    @Default("128Mi") long sourceBytesMax,
    @Default("384Mi") long uploadBytesMax,
    @Default("2s") Duration rescanInterval,
    @Default("64Ki") int blobBytes,
    @Default("512Ki") int entryBytesMax,
    @Default("16") int writesQueuedMax,
    @Default("60s") Duration writeTimeout,
    @Default("false") boolean mvel) {

  /** What a body takes while it is decoded, for each of its bytes. */
  public static final int UPLOAD_FACTOR = 3;

  /** Checks the values. */
  public CatalogConfig {
    new Constraints()
        .positive("debounce", debounce)
        .positive("rescanInterval", rescanInterval)
        .positive("versionsKept", versionsKept)
        .positive("sourceBytesMax", sourceBytesMax)
        .require(
            uploadBytesMax / UPLOAD_FACTOR >= sourceBytesMax,
            "uploadBytesMax",
            "must be at least three times catalog.sourceBytesMax")
        .within("blobBytes", blobBytes, 1 << 10, 1 << 20)
        .within("entryBytesMax", entryBytesMax, 4 << 10, 4 << 20)
        .require(
            blobBytes <= entryBytesMax / 2,
            "blobBytes",
            "must be at most half of catalog.entryBytesMax")
        .positive("writesQueuedMax", writesQueuedMax)
        .positive("writeTimeout", writeTimeout)
        .verify();
  }
}
