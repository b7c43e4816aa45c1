#include "planner/risk/draws.h"

#include <algorithm>
#include <cmath>

namespace orgplan::risk {
namespace {

// A day so many days after another one, at most `end`.
Tick later(Tick day, double days, Tick end) {
    if (!(days < end - day)) return end;
    return day + static_cast<std::int32_t>(std::ceil(days));
}

}  // namespace

Draws::Draws(const Inputs& inputs, const std::vector<Stay>& stays, const Demands& demands)
    : inputs_(inputs), org_(*inputs.org), stays_(stays), demands_(demands) {
    end_ = demands.days.back() + 1;
    for (std::size_t role = 0; role <= org_.roles.size(); ++role) {
        searches_.emplace_back(inputs.days_of(role < org_.roles.size() ? id_at<RoleId>(role) : kNone<RoleId>));
        certain_.push_back(searches_.back().certain());
    }
    for (std::size_t stay = 0; stay < stays.size(); ++stay) {
        if (!demands.shares[stay].empty()) counted_.push_back(stay);
    }
    missing_.resize(demands.spare.size() * demands.days.size());
}

std::size_t Draws::work() const {
    std::size_t shares = 0;
    for (const std::size_t stay : counted_) shares += demands_.shares[stay].size();
    return 4 * counted_.size() + shares + missing_.size();
}

std::size_t Draws::sought() const {
    return static_cast<std::size_t>(
        std::ranges::count_if(counted_, [&](std::size_t stay) { return stays_[stay].sought; }));
}

std::size_t Draws::people() const {
    return static_cast<std::size_t>(
        std::ranges::count_if(counted_, [&](std::size_t stay) { return stays_[stay].employed; }));
}

std::vector<std::vector<std::size_t>> Draws::draw(const World& world, std::uint64_t seed, std::size_t draws) {
    const std::vector<Goal>& goals = demands_.goals;
    std::vector<std::vector<std::size_t>> reached(goals.size(), std::vector<std::size_t>(demands_.days.size() + 1));
    for (std::size_t draw = 0; draw < draws; ++draw) {
        const Chance chance(seed, draw);
        std::ranges::fill(missing_, 0.0);
        for (const std::size_t stay : counted_) play(stay, world, chance);
        for (std::size_t goal = 0; goal < goals.size(); ++goal) {
            ++reached[goal][demands_.reached(goals[goal], missing_)];
        }
    }
    return reached;
}

const Search& Draws::search(RoleId role, const World& world) const {
    return (world.certain ? certain_ : searches_)[given(role) ? index(role) : org_.roles.size()];
}

// A refused offer begins the search anew. A search that has run for some days without an end takes longer than these.
double Draws::found_after(const Search& search, std::size_t stay, std::uint32_t person, const World& world,
                          const Chance& chance, double elapsed) const {
    const double most = end_ - org_.today;
    double days = 0;
    for (std::uint32_t attempt = 0; days < most; ++attempt) {
        double part = chance.part(stay, person, Purpose::search, attempt);
        if (attempt == 0 && elapsed > 0) {
            const double before = search.part(elapsed);
            part = before + (1 - before) * part;
        }
        days += search.days(part);
        if (chance.part(stay, person, Purpose::offer, attempt) < world.acceptance) return days;
        // Where nothing takes any time, refusals cost none.
        if (days == 0 && attempt > 0) return 0;
    }
    return most + elapsed;
}

Tick Draws::first_start(std::size_t number, const World& world, const Chance& chance) const {
    const Stay& stay = stays_[number];
    Tick opened = stay.opened;
    if (opened > org_.today) opened = std::max(opened - world.earlier, org_.today);
    const double elapsed = stay.running ? std::max(0, org_.today - opened) : 0;
    const Search& by_role = search(org_[stay.seat].at(stay.from).role, world);
    const Tick found = later(opened, found_after(by_role, number, 0, world, chance, elapsed), end_);
    const Tick soonest = stay.from > org_.today ? stay.from : org_.today + 1;
    return std::max(found, soonest);
}

void Draws::play(std::size_t number, const World& world, const Chance& chance) {
    const Stay& stay = stays_[number];
    there_.clear();
    const Tick end = std::min(stay.to, end_);
    Tick from = stay.from;
    bool as_planned = true;
    if (stay.sought) {
        const Tick start = first_start(number, world, chance);
        // A start that the plan itself has in a freeze stays there: that is reported by `check`.
        if (start != stay.from) from = first_free(stay.backfill ? stay.successors : stay.starts, start);
        as_planned = from == stay.from;
    }
    for (std::uint32_t person = 0; from < end; ++person) {
        const Tick counted = std::max(from, org_.today);
        Tick left = end;
        if (stay.employed && world.leave_yearly > 0) {
            const double part = chance.part(number, person, Purpose::leave);
            left = std::min(end, later(counted, days_of_stay(part, world.leave_yearly), end_));
        }
        there_.push_back({from, left, as_planned});
        if (left >= end) break;
        const Search& by_role = search(org_[stay.seat].at(left).role, world);
        from = later(left, found_after(by_role, number, person + 1, world, chance, 0), end_);
        from = first_free(stay.successors, from);
        as_planned = false;
    }
    if (there_.size() == 1 && as_planned && there_.front().to >= end) return;
    for (const Share& share : demands_.shares[number]) take_away(stay, share);
}

void Draws::take_away(const Stay& stay, const Share& share) {
    double* const missing = missing_.data() + share.need * demands_.days.size();
    const std::vector<double>* ramp = share.ramp < 0 ? nullptr : &demands_.ramps[static_cast<std::size_t>(share.ramp)];
    std::uint32_t day = share.from;
    const auto away_until = [&](std::uint32_t end) {
        for (; day < std::min(end, share.to); ++day) missing[day] += share.weight;
    };
    for (const Presence& presence : there_) {
        if (presence.from > stay.from) away_until(demands_.number(presence.from));
        const std::uint32_t left = std::min(demands_.number(presence.to), share.to);
        if (presence.as_planned || ramp == nullptr) {
            day = std::max(day, left);
            continue;
        }
        const Month began = month_of(presence.from);
        for (; day < left; ++day) {
            const auto month = static_cast<std::size_t>(demands_.months[day] - began);
            missing[day] += share.weight - share.full * (month < ramp->size() ? (*ramp)[month] : 1.0);
        }
    }
    away_until(share.to);
}

}  // namespace orgplan::risk
