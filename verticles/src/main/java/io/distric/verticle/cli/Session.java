package io.distric.verticle.cli;

/**
 * What commands work with.
 *
 * @param terminal where they read and write
 * @param launcher starts nodes
 * @param members starts bare members
 */
record Session(Terminal terminal, NodeLauncher launcher, MemberLauncher members) {}
