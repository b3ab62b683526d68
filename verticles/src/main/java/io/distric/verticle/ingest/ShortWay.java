package io.distric.verticle.ingest;

import io.distric.protocol.GrowingBytes;
import io.distric.protocol.Reply;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPipeline;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.http.DefaultHttpContent;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.ReferenceCountUtil;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.net.impl.ConnectionBase;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/**
 * The short way of single messages on one connection: from the parts of a request to one buffer
 * with its answer, without the objects that Vert.x makes for a request. It takes what has nothing
 * unusual about it; all else, and all that is to be refused for what it says, goes on to Vert.x
 * just as it came. One request of a connection is under way at a time; what a client sends ahead is
 * held, and no more is read. Confined to the event loop of its connection.
 */
final class ShortWay extends ChannelDuplexHandler implements PendingTable.Answer {

  private static final String ENCODER = "httpEncoder";
  private static final String IDLE = "idle";
  private static final String NAME = "messages";
  private static final byte[] NONE = {};

  private final MessageResource messages;
  private final Deque<Object> held = new ArrayDeque<>();
  private @Nullable ChannelHandlerContext context;
  private @Nullable ChannelHandlerContext encoder;
  private @Nullable PlainRequest collecting;
  private byte[] body = NONE;
  private int size;
  private boolean answering;
  private int passed;

  ShortWay(MessageResource messages) {
    this.messages = messages;
  }

  /** Leads the messages of a connection the short way, if it speaks HTTP/1.1. */
  static void open(HttpConnection connection, MessageResource messages) {
    if (connection instanceof ConnectionBase base) {
      ChannelPipeline pipeline = base.channelHandlerContext().pipeline();
      if (pipeline.get(ENCODER) != null && pipeline.get(IDLE) != null) {
        pipeline.addAfter(IDLE, NAME, new ShortWay(messages));
      }
    }
  }

  @Override
  public void handlerAdded(ChannelHandlerContext added) {
    context = added;
    encoder = added.pipeline().context(ENCODER);
  }

  @Override
  public void handlerRemoved(ChannelHandlerContext removed) {
    held.forEach(removed::fireChannelRead);
    held.clear();
    collecting = null;
  }

  @Override
  public void channelInactive(ChannelHandlerContext in) {
    held.forEach(ReferenceCountUtil::release);
    held.clear();
    collecting = null;
    in.fireChannelInactive();
  }

  @Override
  public void channelRead(ChannelHandlerContext in, Object part) {
    boolean full = part instanceof HttpRequest && !in.channel().isWritable();
    if (answering || full || !held.isEmpty()) {
      held.add(part);
      in.channel().config().setAutoRead(false);
      return;
    }
    take(in, part);
  }

  @Override
  public void channelWritabilityChanged(ChannelHandlerContext in) {
    if (in.channel().isWritable() && !answering) {
      goOn(in);
    }
    in.fireChannelWritabilityChanged();
  }

  /** Sees which requests Vert.x has answered: the next may overtake none of them. */
  @Override
  public void write(ChannelHandlerContext out, Object part, ChannelPromise promise) {
    boolean interim = part instanceof HttpResponse head && head.status().code() < 200;
    if (passed > 0 && part instanceof LastHttpContent && !interim) {
      passed--;
    }
    var _ = out.write(part, promise);
  }

  @Override
  public void reply(int item, Reply reply) {
    answering = false;
    messages.shortWayLeft();
    ChannelHandlerContext out = encoder;
    ChannelHandlerContext in = context;
    if (out == null || in == null || !in.channel().isActive()) {
      return;
    }
    ByteBuf answer = messages.responses().encode(out.alloc(), reply);
    var _ = out.writeAndFlush(answer, out.voidPromise());
    if (!held.isEmpty()) {
      in.executor().execute(() -> goOn(in));
    }
  }

  private void goOn(ChannelHandlerContext in) {
    if (held.isEmpty()) {
      return;
    }
    // First of all: Vert.x may have reason to stop reading over what it is handed now.
    in.channel().config().setAutoRead(true);
    while (!answering && !held.isEmpty()) {
      take(in, held.remove());
    }
    if (!held.isEmpty()) {
      in.channel().config().setAutoRead(false);
    }
    in.fireChannelReadComplete();
  }

  private void take(ChannelHandlerContext in, Object part) {
    if (part instanceof HttpRequest request) {
      begin(in, request);
      return;
    }
    PlainRequest request = collecting;
    if (request == null || !(part instanceof HttpContent content)) {
      in.fireChannelRead(part);
      return;
    }
    ByteBuf bytes = content.content();
    int count = bytes.readableBytes();
    if (content.decoderResult().isFailure() || size + count > request.length()) {
      collecting = null;
      pass(in, request, size);
      in.fireChannelRead(part);
      return;
    }
    if (size + count > body.length) {
      // For what has come: a connection that announces a body and sends little of it costs little.
      body = Arrays.copyOf(body, GrowingBytes.grown(body.length, size + count, request.length()));
    }
    bytes.readBytes(body, size, count);
    size += count;
    content.release();
    if (part instanceof LastHttpContent) {
      complete(in, request);
    }
  }

  private void begin(ChannelHandlerContext in, HttpRequest request) {
    PlainRequest plain = passed == 0 ? messages.plain(request) : null;
    if (plain != null) {
      collecting = plain;
      body = NONE;
      size = 0;
      return;
    }
    passed++;
    in.fireChannelRead(request);
    if (request.headers().contains(HttpHeaderNames.UPGRADE)) {
      // What follows may be no HTTP any more.
      in.pipeline().remove(this);
    }
  }

  private void complete(ChannelHandlerContext in, PlainRequest request) {
    collecting = null;
    answering = true;
    byte[] message = body;
    body = NONE;
    if (messages.take(this, request, message, size)) {
      return;
    }
    answering = false;
    body = message;
    pass(in, request, size);
    body = NONE;
    in.fireChannelRead(LastHttpContent.EMPTY_LAST_CONTENT);
  }

  /** Hands over what was kept of a request. */
  private void pass(ChannelHandlerContext in, PlainRequest request, int length) {
    passed++;
    in.fireChannelRead(request.request());
    if (length > 0) {
      in.fireChannelRead(new DefaultHttpContent(Unpooled.wrappedBuffer(body, 0, length)));
    }
  }
}
