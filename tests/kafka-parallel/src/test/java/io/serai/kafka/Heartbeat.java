package io.serai.kafka;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.util.List;
import org.apache.kafka.clients.admin.MemberDescription;
import org.apache.kafka.common.message.ConsumerGroupHeartbeatRequestData;
import org.apache.kafka.common.message.ConsumerGroupHeartbeatResponseData;
import org.apache.kafka.common.protocol.ApiKeys;
import org.apache.kafka.common.protocol.ByteBufferAccessor;
import org.apache.kafka.common.requests.ConsumerGroupHeartbeatRequest;
import org.apache.kafka.common.requests.ConsumerGroupHeartbeatResponse;
import org.apache.kafka.common.requests.RequestHeader;
import org.apache.kafka.common.requests.ResponseHeader;

/** Speaks in a member's name: the coordinator then knows more of the member than it does itself. */
record Heartbeat(String servers, String group, MemberDescription member) {
    private static final short VERSION = 1;

    /** What it subscribes to; the more that is, the higher its epoch becomes. */
    void send(List<String> topics) throws IOException {
        var request =
                new ConsumerGroupHeartbeatRequest.Builder(
                                new ConsumerGroupHeartbeatRequestData()
                                        .setGroupId(group)
                                        .setMemberId(member.consumerId())
                                        .setInstanceId(member.groupInstanceId().orElseThrow())
                                        .setMemberEpoch(member.memberEpoch().orElseThrow())
                                        .setSubscribedTopicNames(topics))
                        .build(VERSION);
        ConsumerGroupHeartbeatResponseData answer =
                ConsumerGroupHeartbeatResponse.parse(new ByteBufferAccessor(ask(request)), VERSION)
                        .data();
        if (answer.errorCode() != 0) {
            throw new IllegalStateException(answer.toString());
        }
    }

    private ByteBuffer ask(ConsumerGroupHeartbeatRequest request) throws IOException {
        ByteBuffer bytes =
                request.serializeWithHeader(
                        new RequestHeader(
                                ApiKeys.CONSUMER_GROUP_HEARTBEAT, VERSION, "heartbeat", 1));
        String[] address = servers.split(":", 2);
        try (Socket socket = new Socket(address[0], Integer.parseInt(address[1]))) {
            var out = new DataOutputStream(socket.getOutputStream());
            out.writeInt(bytes.remaining());
            out.write(bytes.array(), bytes.arrayOffset() + bytes.position(), bytes.remaining());
            var in = new DataInputStream(socket.getInputStream());
            ByteBuffer answer = ByteBuffer.wrap(in.readNBytes(in.readInt()));
            ResponseHeader _ =
                    ResponseHeader.parse(
                            answer,
                            ApiKeys.CONSUMER_GROUP_HEARTBEAT.responseHeaderVersion(VERSION));
            return answer;
        }
    }
}
