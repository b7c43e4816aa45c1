#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "planner/text/finding.h"

// What every function of this room returns: the result, or why there is none. Nothing here prints, throws what a caller
// has to know about, reads a clock or ends the process.

namespace orgplan::api {

/// Why something was not done.
struct Refusal {
    enum class Why : std::uint8_t {
        wrong,       ///< what was requested does not exist: no such stage, format, seat
        unreadable,  ///< a file cannot be read
        faulty,      ///< the spec is not what is needed, as `findings` say
        empty,       ///< there is nothing of what was requested
        failed       ///< on this side: the drawing
    };
    Why why = Why::wrong;
    std::string message;             ///< in lower case, without a full stop; of `faulty` empty
    std::string hint = {};           ///< what may have been meant, or what there is; may be empty
    text::Findings findings{};       ///< of `faulty`
    std::vector<Refusal> more = {};  ///< what else is wrong with the request
};

/// A `T`, or why there is none.
template <class T>
class Result {
  public:
    Result(T value) : state_(std::move(value)) {}
    Result(Refusal refusal) : state_(std::move(refusal)) {}

    explicit operator bool() const { return state_.index() == 0; }
    /// Only where there is a value.
    T& operator*() { return std::get<0>(state_); }
    const T& operator*() const { return std::get<0>(state_); }
    T* operator->() { return &**this; }
    const T* operator->() const { return &**this; }
    /// Only where there is no value.
    Refusal& error() { return std::get<1>(state_); }
    const Refusal& error() const { return std::get<1>(state_); }

  private:
    std::variant<T, Refusal> state_;
};

/// `word` is not one of `known`: `message`, with a hint that says which of them may be meant, and then `listed`.
Refusal no_such(std::string message, std::string_view word, std::span<const std::string_view> known,
                std::string_view listed = {});

/// One reason and, where it is not null, another.
Refusal both(Refusal first, const Refusal* second);

/// What was found in a spec prevents it.
Refusal faulty(text::Findings findings);

}  // namespace orgplan::api
