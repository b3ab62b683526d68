package io.distric.catalog;

/**
 * An item of the catalog as it is kept.
 *
 * @param key its name
 * @param version grows by one when the content changes; starts at 1
 * @param origin who owns it: {@link Origins#API}, or a folder
 * @param createdAt milliseconds since the epoch
 * @param updatedAt milliseconds since the epoch
 * @param content canonical JSON
 */
public record CatalogItem(
    ItemKey key, long version, String origin, long createdAt, long updatedAt, String content) {}
