#include "planner/report/ci/packed.h"

#include <zlib.h>

#include <array>

namespace orgplan::report {

struct PackedSize::Stream {
    z_stream packing{};
};

PackedSize::PackedSize(Effort effort) : stream_(std::make_unique<Stream>()) {
    // It fails only without memory, and then nothing is counted.
    deflateInit(&stream_->packing, static_cast<int>(effort));
}

PackedSize::~PackedSize() {
    deflateEnd(&stream_->packing);
}

std::size_t PackedSize::add(std::string_view text) {
    std::array<unsigned char, 65'536> packed{};
    z_stream& packing = stream_->packing;
    packing.next_in = reinterpret_cast<unsigned char*>(const_cast<char*>(text.data()));
    packing.avail_in = static_cast<uInt>(text.size());
    do {
        packing.next_out = packed.data();
        packing.avail_out = static_cast<uInt>(packed.size());
        if (deflate(&packing, Z_NO_FLUSH) == Z_STREAM_ERROR) break;
    } while (packing.avail_out == 0);
    return packing.total_out;
}

}  // namespace orgplan::report
