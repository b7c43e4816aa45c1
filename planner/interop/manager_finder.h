#pragma once

#include <cstdint>
#include <deque>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "planner/interop/seat_drafts.h"

namespace orgplan::interop {

/// By what a manager was found.
enum class FoundBy : std::uint8_t { nothing, id, alike, email, login, name, initial, id_beside_name };

/// Which seat a value of the manager column names.
struct FoundManager {
    std::size_t draft = kNobody;
    FoundBy by = FoundBy::nothing;
    std::vector<std::size_t> several;  ///< drafts that fit as well, so that none is taken
};

/// Finds seats by what a manager column may say: an id, an e-mail address, a login, `First Last`, `Last, First`,
/// `Name (id)`, `Name <e-mail>`, `CN=Name,OU=..`. Only what fits exactly one seat is found.
class ManagerFinder {
  public:
    explicit ManagerFinder(const SeatDrafts& drafts) : drafts_(drafts) {}

    /// Each text is looked up once; the reference stays valid.
    const FoundManager& find(const std::string& text);

  private:
    /// By a key, the draft, or several.
    class Index {
      public:
        explicit Index(std::size_t size) {
            keys_.reserve(size);
            first_.reserve(size);
        }
        void enter(std::string key, std::size_t draft);
        /// Once all are entered.
        void finish();
        /// True where somebody has the key.
        bool look_up(std::string_view key, FoundBy by, FoundManager& found) const;

      private:
        std::vector<std::pair<std::string, std::size_t>> awaited_;  // being fetched
        KeyTable keys_;
        std::vector<std::size_t> first_;                                     // the draft, by key
        std::unordered_map<std::size_t, std::vector<std::size_t>> several_;  // all of them, by key
    };

    struct Logins {
        explicit Logins(std::size_t size) : all(size), whole(0), bare(size) {}
        Index all;    ///< by the user alone
        Index whole;  ///< with the domain, of those that have one
        Index bare;   ///< without one
    };

    FoundManager search(const std::string& text);
    bool search_plain(std::string_view text, FoundManager& found);
    bool search_name(std::string_view text, FoundManager& found);
    bool search_alike(std::string_view text, FoundManager& found);
    const Index& emails();
    const Logins& logins();
    const Index& names();
    const Index& shorter_names();

    const SeatDrafts& drafts_;
    KeyTable texts_;
    std::deque<FoundManager> known_;  // by text
    // Made when first needed: a clean export never needs them.
    std::optional<Index> ids_, emails_, names_, shorter_names_;
    std::optional<Logins> logins_;
};

}  // namespace orgplan::interop
