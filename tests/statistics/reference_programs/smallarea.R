# Cases for tests/statistics/smallarea: smoothed rates and tests of maps.
#
#   Rscript smallarea.R <folder> <number of maps> <seed> <folder with offices>
#
# Writes links.csv, areas.csv, maps.csv, priors.csv, auckland.csv, auckland-links.csv,
# scotland.csv and contiguity.csv. Needs spdep, spData, sf and MASS. Areas and maps
# count from 0.

suppressMessages({
  library(spdep)
  library(sf)
  library(MASS)
})

arguments <- commandArgs(trailingOnly = TRUE)
folder <- arguments[1]
maps <- as.integer(arguments[2])
seed <- as.integer(arguments[3])
offices <- arguments[4]
set.seed(seed)
options(digits = 17, warn = -1)

# Inputs have at most 12 digits (see signif below), so the file holds them exactly.
write_cases <- function(rows, name) {
  write.csv(rows, file.path(folder, name), row.names = FALSE, quote = FALSE, na = "")
}

# A map of n areas: a ring with chords, some areas without any neighbour.
random_links <- function(n) {
  links <- rbind(
    cbind(seq_len(n - 1), seq_len(n - 1) + 1),
    matrix(sample(n, 2 * sample(0:(2 * n), 1), replace = TRUE), ncol = 2)
  )
  links <- links[links[, 1] != links[, 2], , drop = FALSE]
  islands <- sample(n, min(n, sample(c(0, 0, 0, 1, 2), 1)))
  keep <- !(links[, 1] %in% islands | links[, 2] %in% islands)
  links[keep, , drop = FALSE]
}

neighbours <- function(links, n) {
  nb <- lapply(seq_len(n), function(i) {
    found <- sort(unique(c(links[links[, 1] == i, 2], links[links[, 2] == i, 1])))
    if (length(found)) as.integer(found) else 0L
  })
  class(nb) <- "nb"
  attr(nb, "region.id") <- as.character(seq_len(n))
  nb
}

random_population <- function(n) {
  population <- switch(sample(5, 1),
    round(exp(runif(n, 0, 12))) + 1,
    rep(100, n),
    sample(1:5, n, replace = TRUE),
    exp(runif(n, -3, 5)),
    round(rgamma(n, 2, 0.001)) + 1
  )
  signif(population, 12)
}

random_events <- function(n, population) {
  rate <- min(0.9, exp(runif(1, -9, 0)))
  chance <- switch(sample(3, 1), rep(rate, n), rate * rgamma(n, 1), rbeta(n, 0.5, 2))
  events <- switch(sample(4, 1),
    rpois(n, population * chance),
    rbinom(n, ceiling(population), pmin(chance, 1)),
    round(population * pmin(chance, 1)),
    ifelse(seq_len(n) == 1, floor(population), 0)
  )
  pmax(events, 0)
}

random_values <- function(n) {
  values <- switch(sample(6, 1),
    rnorm(n),
    rpois(n, 1),
    rcauchy(n) * 1e6,
    1e7 + sample(0:64, n, replace = TRUE) / 16,
    exp(runif(n, -12, 3)),
    sample(c(0, 1), n, replace = TRUE)
  )
  values <- signif(values, 12)
  if (runif(1) < 0.25) values[sample(n, min(n - 1, sample(3, 1)))] <- NA
  values
}

# A number of a call, or NA where the program refuses.
try_numbers <- function(call, size) {
  result <- try(call, silent = TRUE)
  if (inherits(result, "try-error")) rep(NA_real_, size) else as.numeric(result)
}

smoothed <- function(events, population, nb) {
  n <- length(events)
  data.frame(
    global_poisson = try_numbers(EBest(events, population)$estmm, n),
    global_binomial = try_numbers(
      if (any(events > population)) stop() else
        EBest(events, population, family = "binomial")$estmm, n
    ),
    local_own = try_numbers(EBlocal(events, population, nb, zero.policy = TRUE)$est, n),
    local_focal = try_numbers(
      EBlocal(events, population, nb, zero.policy = TRUE, geoda = TRUE)$est, n
    )
  )
}

map_test <- function(test) try_numbers(c(test$estimate, test$statistic, test$p.value), 5)

tests_of_map <- function(values, lw, events, population) {
  one <- function(call) tryCatch(map_test(call), error = function(e) rep(NA, 5))
  n <- length(values)
  rows <- list(
    moran_randomisation = one(moran.test(values, lw, zero.policy = TRUE,
      na.action = na.omit, alternative = "greater")),
    moran_normality = one(moran.test(values, lw, randomisation = FALSE,
      zero.policy = TRUE, na.action = na.omit, alternative = "two.sided"))
  )
  if (!anyNA(values)) {
    rows$geary_randomisation <- one(geary.test(values, lw, zero.policy = TRUE))
    rows$geary_normality <- one(geary.test(values, lw, randomisation = FALSE,
      zero.policy = TRUE, alternative = "less"))
  }
  rates <- tryCatch(
    suppressMessages(EBImoran.mc(events, population, lw, nsim = 1,
      zero.policy = TRUE)$statistic),
    error = function(e) NA
  )
  rows$rate_moran <- c(rates, NA, NA, NA, NA)
  frame <- as.data.frame(do.call(rbind, rows))
  names(frame) <- c("statistic", "expectation", "variance", "z", "p")
  cbind(test = names(rows), frame)
}

local_tests <- function(values, lw) {
  n <- length(values)
  result <- try(localmoran(values, lw, zero.policy = TRUE, na.action = na.exclude),
    silent = TRUE)
  if (inherits(result, "try-error")) {
    found <- as.data.frame(matrix(NA_real_, n, 5))
    quadrant <- rep(NA, n)
  } else {
    found <- as.data.frame(result[seq_len(n), , drop = FALSE])
    quadrant <- rep(NA_character_, n)
    quadrant[!is.na(values)] <- as.character(attr(result, "quadr")$pysal)
  }
  names(found) <- c("local", "local_expectation", "local_variance", "local_z", "local_p")
  cbind(found, quadrant = quadrant)
}

# The most likely gamma prior: mean and shape of a negative binomial.
prior <- function(events, population) {
  fit <- try(glm.nb(events ~ 1 + offset(log(population)),
    control = glm.control(maxit = 200, epsilon = 1e-14)), silent = TRUE)
  if (inherits(fit, "try-error") || !fit$converged || !is.null(fit$th.warn)) {
    return(c(NA, NA))
  }
  c(exp(coef(fit)), fit$theta)
}

all_links <- all_areas <- all_maps <- all_priors <- list()
for (map in seq_len(maps)) {
  n <- sample(c(2, 3, 4, 5, 8, 12, 20, 30), 1)
  links <- random_links(n)
  nb <- neighbours(links, n)
  population <- random_population(n)
  events <- random_events(n, population)
  values <- random_values(n)
  style <- sample(c("W", "B"), 1)
  lw <- try(nb2listw(nb, style = style, zero.policy = TRUE), silent = TRUE)
  if (inherits(lw, "try-error") || sum(card(nb)) == 0) next
  all_links[[map]] <- data.frame(map = map - 1, first = links[, 1] - 1,
    second = links[, 2] - 1)
  all_areas[[map]] <- cbind(
    data.frame(map = map - 1, events = events, population = population, value = values),
    smoothed(events, population, nb), local_tests(values, lw)
  )
  all_maps[[map]] <- cbind(map = map - 1, style = style,
    tests_of_map(values, lw, events, population))
  found <- prior(events, population)
  all_priors[[map]] <- data.frame(map = map - 1, mean = found[1], shape = found[2])
}
write_cases(do.call(rbind, all_links), "links.csv")
write_cases(do.call(rbind, all_areas), "areas.csv")
write_cases(do.call(rbind, all_maps), "maps.csv")
write_cases(do.call(rbind, all_priors), "priors.csv")

# Marshall's own example: infant deaths in Auckland, 1977 to 1985.
data(auckland, package = "spData")
auckland_population <- 9 * auckland$Under.5.1981
write_cases(data.frame(
  deaths = auckland$Deaths.1977.85, population = auckland_population,
  smoothed(auckland$Deaths.1977.85, auckland_population, auckland.nb)
), "auckland.csv")
write_cases(do.call(rbind, lapply(seq_along(auckland.nb), function(i) {
  data.frame(first = i - 1, second = auckland.nb[[i]] - 1)
})), "auckland-links.csv")

# Neighbours of the boundaries of the offices, as positions in the file.
pairs_of <- function(nb) {
  do.call(rbind, lapply(seq_along(nb), function(i) {
    later <- nb[[i]][nb[[i]] > i]
    if (length(later)) data.frame(first = i - 1, second = later - 1)
  }))
}
contiguity <- list()
for (file in list.files(offices, "^boundaries-.*geojson$", recursive = TRUE)) {
  shapes <- st_read(file.path(offices, file), quiet = TRUE)
  for (rule in c("queen", "rook")) {
    nb <- poly2nb(shapes, queen = rule == "queen")
    contiguity[[paste(file, rule)]] <- cbind(file = file, rule = rule, pairs_of(nb))
  }
}
write_cases(do.call(rbind, contiguity), "contiguity.csv")

# Lip cancer in Scotland (the data of the test): the most likely gamma prior.
observed <- c(9, 39, 11, 9, 15, 8, 26, 7, 6, 20, 13, 5, 3, 8, 17, 9, 2, 7, 9, 7, 16, 31,
  11, 7, 19, 15, 7, 10, 16, 11, 5, 3, 7, 8, 11, 9, 11, 8, 6, 4, 10, 8, 2, 6, 19, 3, 2,
  3, 28, 6, 1, 1, 1, 1, 0, 0)
expected <- c(1.4, 8.7, 3.0, 2.5, 4.3, 2.4, 8.1, 2.3, 2.0, 6.6, 4.4, 1.8, 1.1, 3.3, 7.8,
  4.6, 1.1, 4.2, 5.5, 4.4, 10.5, 22.7, 8.8, 5.6, 15.5, 12.5, 6.0, 9.0, 14.4, 10.2, 4.8,
  2.9, 7.0, 8.5, 12.3, 10.1, 12.7, 9.4, 7.2, 5.3, 18.8, 15.8, 4.3, 14.6, 50.7, 8.2,
  5.6, 9.3, 88.7, 19.6, 3.4, 3.6, 5.7, 7.0, 4.2, 1.8)
found <- prior(observed, expected)
write_cases(data.frame(observed, expected,
  smoothed = (observed + found[2]) / (expected + found[2] / found[1])), "scotland.csv")
print(found, digits = 12)
