package io.distric.catalog;

/**
 * Who asks for a change of the catalog; kept in its audit record.
 *
 * @param who name of a key, or of a folder
 * @param from address or path
 */
public record Author(String who, String from) {}
