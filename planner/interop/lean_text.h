#pragma once

#include <cstdint>
#include <cstring>
#include <memory>
#include <string>
#include <string_view>
#include <utility>

namespace orgplan::interop {

/// A text of which a row or a seat has few: as large as a pointer where it is empty, so that a million of them fit.
class LeanText {
  public:
    LeanText() = default;
    LeanText(std::string_view text) { *this = text; }
    LeanText(const LeanText& other) { *this = other.view(); }
    LeanText(LeanText&&) = default;
    LeanText& operator=(LeanText&&) = default;
    LeanText& operator=(const LeanText& other) { return *this = LeanText(other.view()); }
    LeanText& operator=(std::string_view text) {
        const auto size = static_cast<std::uint32_t>(text.size());
        std::unique_ptr<char[]> bytes;
        if (size > 0) {
            bytes.reset(new char[sizeof size + size]);
            std::memcpy(bytes.get(), &size, sizeof size);
            std::memcpy(bytes.get() + sizeof size, text.data(), size);
        }
        bytes_ = std::move(bytes);
        return *this;
    }
    ~LeanText() = default;

    std::string_view view() const {
        std::uint32_t size = 0;
        if (!bytes_) return {};
        std::memcpy(&size, bytes_.get(), sizeof size);
        return {bytes_.get() + sizeof size, size};
    }
    operator std::string_view() const { return view(); }
    std::string text() const { return std::string(view()); }
    bool empty() const { return !bytes_; }
    void clear() { bytes_.reset(); }

    friend bool operator==(const LeanText& a, const LeanText& b) { return a.view() == b.view(); }
    friend bool operator==(const LeanText& a, std::string_view b) { return a.view() == b; }

  private:
    std::unique_ptr<char[]> bytes_;  // the number of bytes, and these
};

}  // namespace orgplan::interop
