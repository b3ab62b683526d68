/** Takes messages in over HTTP: frames bodies, admits, batches, and answers with receipts. */
@NullMarked
package io.distric.verticle.ingest;

import org.jspecify.annotations.NullMarked;
