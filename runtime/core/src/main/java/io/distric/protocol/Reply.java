package io.distric.protocol;

/** What a client gets for one message. */
public sealed interface Reply permits Receipt, Problem {}
